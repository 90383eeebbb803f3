// Copies the licences of the shaded libraries, each to a folder of its own. A library is shaded if the JAR has classes of it.
import java.nio.file.Files
import java.util.zip.ZipFile

def added = new File(project.build.directory, 'added')
added.deleteDir()
def copy = { InputStream text, String name ->
  def file = new File(added, name)
  file.parentFile.mkdirs()
  text.withStream { file.bytes = it.bytes }
}

def bundled = new ZipFile(project.artifact.file).withCloseable { it.entries()*.name as Set }
project.artifacts.each { library ->
  new ZipFile(library.file).withCloseable { zip ->
    def names = zip.entries()*.name
    if (names.any { it.endsWith('.class') && bundled.contains("io/github/facturier/sandbox/shaded/$it".toString()) }) {
      names.findAll { it ==~ /(META-INF\/)?[\w.-]*(LICENSE|NOTICE|ASL|LGPL)[\w.-]*/ }.each {
        copy(zip.getInputStream(zip.getEntry(it)), "META-INF/licenses/$library.artifactId/${new File(it).name}")
      }
    }
  }
}
copy(new File(project.properties['facturier.root'], 'LICENSE').newInputStream(), 'META-INF/LICENSE')
copy(new File(sources, 'META-INF/NOTICE').newInputStream(), 'META-INF/NOTICE')
