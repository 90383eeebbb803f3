// Redirects Maven's log to target/demo/build.log. The terminal shows one line per module, the output of the demo, and
// the output of a failed step. Requires the option cacheOutputStream=false in .mvn/maven.config.
import org.apache.maven.execution.AbstractExecutionListener
import org.apache.maven.execution.ExecutionEvent

final class Progress extends AbstractExecutionListener {
  private final PrintStream terminal = System.out
  private final File file
  private final PrintStream log
  private long stepStart
  private int projects

  Progress(File file) {
    file.parentFile.mkdirs()
    this.file = file
    this.log = new PrintStream(new FileOutputStream(file), true)
  }

  void start() {
    terminal.println("Building what the demo needs; Maven's log is in $file")
    System.setOut(log)
  }

  @Override
  void projectStarted(ExecutionEvent event) {
    projects++
    def all = event.session.projects.size()
    def name = event.project.name
    // The first project is the one that runs this script.
    terminal.println("[${projects + 1}/$all] $name")
    log.println("\n${'-' * 20} $name")
  }

  @Override
  void mojoStarted(ExecutionEvent event) {
    def step = event.mojoExecution
    log.println("--- $step.artifactId:$step.version:$step.goal ($step.executionId)")
    stepStart = file.length()
    if (step.executionId == 'run-demo') {
      System.setOut(terminal)
    }
  }

  @Override
  void mojoSucceeded(ExecutionEvent event) {
    System.setOut(log)
  }

  @Override
  void mojoFailed(ExecutionEvent event) {
    System.setOut(terminal)
    file.withInputStream {
      it.skip(stepStart)
      terminal << it
    }
  }

  /** Maven says what failed when the session has ended. */
  @Override
  void projectFailed(ExecutionEvent event) {
    System.setOut(terminal)
  }
}

def progress = new Progress(new File(project.basedir, 'target/demo/build.log'))
session.request.executionListener = progress
progress.start()
