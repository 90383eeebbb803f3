package io.github.facturier.luccacleemy.support;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.MethodEntryRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs a Java process that is killed before the nth disk operation of {@link PartFile}. */
final class ChildJvm {
  private static final Set<String> OPERATIONS =
      Set.of(
          "createLink",
          "move",
          "deleteIfExists",
          "writeString",
          "open",
          "write",
          "truncate",
          "force");

  private final int last;
  private final List<String> operations = new ArrayList<>();

  private ChildJvm(int last) {
    this.last = last;
  }

  /** Runs it; returns the started operations. The nth was not carried out. */
  static List<String> run(Class<?> main, String argument, int nth) throws Exception {
    LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("main").setValue(main.getName() + " " + argument);
    arguments.get("options").setValue("-Xshare:auto -cp \"" + classPath() + "\"");
    VirtualMachine jvm = connector.launch(arguments);
    try {
      ChildJvm child = new ChildJvm(nth);
      child.watch(jvm);
      return child.operations;
    } finally {
      jvm.process().destroyForcibly().waitFor(); // SIGKILL
    }
  }

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private void watch(VirtualMachine jvm) throws Exception {
    EventRequestManager requests = jvm.eventRequestManager();
    ClassPrepareRequest prepared = requests.createClassPrepareRequest();
    prepared.addClassFilter(PartFile.class.getName());
    prepared.enable();
    while (true) {
      EventSet events = jvm.eventQueue().remove();
      for (Event event : events) {
        if (event instanceof VMDisconnectEvent) {
          return;
        } else if (event instanceof ClassPrepareEvent) {
          Stream.of("java.nio.file.Files", "sun.nio.ch.FileChannelImpl")
              .forEach(type -> enable(requests, type));
        } else if (event instanceof MethodEntryEvent entry && isOperation(entry)) {
          operations.add(entry.method().name());
          if (operations.size() == last) {
            return;
          }
        }
      }
      events.resume();
    }
  }

  private static void enable(EventRequestManager requests, String type) {
    MethodEntryRequest entry = requests.createMethodEntryRequest();
    entry.addClassFilter(type);
    entry.enable();
  }

  private static boolean isOperation(MethodEntryEvent entry)
      throws IncompatibleThreadStateException {
    return OPERATIONS.contains(entry.method().name())
        && entry.thread().frames().stream().anyMatch(ChildJvm::isOfPartFile);
  }

  private static boolean isOfPartFile(StackFrame frame) {
    return frame.location().declaringType().name().equals(PartFile.class.getName());
  }
}
