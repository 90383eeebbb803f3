package io.github.facturier.contract.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process with the class path of this one. */
public final class ChildJvm {
  private ChildJvm() {}

  /** Starts {@code main}; what it prints goes to the file. */
  public static Process start(Class<?> main, List<String> options, File output, String... arguments)
      throws IOException {
    return start(main, options, List.of(), output, arguments);
  }

  /** Starts {@code main} with more on its class path; what it prints goes to the file. */
  public static Process start(
      Class<?> main, List<String> options, List<Path> added, File output, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(added), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
  }

  /** The class path of the tests, which Surefire hands over in a way of its own. */
  private static String classPath(List<Path> added) {
    StringBuilder path = new StringBuilder();
    added.forEach(folder -> path.append(folder).append(File.pathSeparator));
    return path
        + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
