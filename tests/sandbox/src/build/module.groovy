// Compiles the module descriptor, and adds it to the shaded JAR with the licences. It cannot be compiled with the other sources: it
// uses the shaded names of libraries, and the unshaded libraries share packages, which modules must not do.
import java.lang.module.ModuleFinder
import java.util.spi.ToolProvider

def run = { String tool, List arguments ->
  int status = ToolProvider.findFirst(tool).get().run(System.out, System.err, arguments*.toString() as String[])
  if (status != 0) {
    throw new IllegalStateException("$tool ended with $status")
  }
}

def jar = project.artifact.file
def added = new File(project.build.directory, 'added')
def modules = project.artifacts*.file.findAll {
  ModuleFinder.of(it.toPath()).findAll().every { !it.descriptor().automatic }
}

run 'javac', ['--release', '17', '-Xlint:all', '-Werror', '-d', added, '--module-version', project.version,
  '--module-path', modules.join(File.pathSeparator), '--patch-module', "io.github.facturier.sandbox=$jar", "$sources/module-info.java"]
run 'jar', ['--update', '--file', jar, '--date', project.properties['project.build.outputTimestamp'], '-C', added, '.']
