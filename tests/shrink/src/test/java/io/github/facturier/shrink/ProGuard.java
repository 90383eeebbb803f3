package io.github.facturier.shrink;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Shrinks, optimizes and obfuscates the app, as described in the README. */
final class ProGuard {
  /** Files that ProGuard cannot read: module descriptors and multi-release classes. */
  private static final String READABLE = "(!module-info.class,!META-INF/**)";

  /** The folder of Retrofit's classes for Java 16 and later, which call default methods. */
  private static final String OF_JAVA_16 = "META-INF/versions/16";

  /** The modules that the app and its libraries use. */
  private static final List<String> JDK =
      List.of("java.base", "java.logging", "java.naming", "java.sql");

  /** Excludes the JDK's internal packages, which are most of it. */
  private static final Pattern PUBLIC_CLASS = Pattern.compile("(?:java|javax)/.*\\.class");

  private final Path folder;

  /**
   * @param folder folder for intermediate files
   */
  ProGuard(Path folder) {
    this.folder = folder;
  }

  /**
   * Creates one JAR with the app and its libraries.
   *
   * @param rules files with rules
   */
  Path shrink(List<Path> rules) throws IOException, InterruptedException {
    Path shrunk = folder.resolve("app.jar");
    List<String> lines = new ArrayList<>();
    lines.add("-injars " + AppFiles.app());
    lines.add("-injars " + forThisJava());
    for (Path library : AppFiles.libraries()) {
      lines.add("-injars " + library + filter(library.getFileName().toString()));
    }
    lines.add("-outjars " + shrunk);
    lines.add("-libraryjars " + jdk());
    rules.forEach(file -> lines.add("-include " + file));
    lines.add("-keep class " + App.class.getName() + " { public static void main(...); }");
    lines.add("-dontwarn android.**"); // optional for Retrofit
    lines.add("-optimizations !method/specialization/returntype"); // or Okio fails to verify
    lines.add("-dontnote");
    lines.add("-forceprocessing");
    lines.add("-printmapping " + folder.resolve("mapping.txt"));
    Path configuration = Files.write(folder.resolve("app.pro"), lines);
    ChildJvm.run(
        folder.resolve("proguard.log"),
        List.of("-cp", AppFiles.TARGET.resolve("proguard") + "/*"),
        "proguard.ProGuard",
        "@" + configuration);
    return shrunk;
  }

  private static String filter(String library) {
    if (library.startsWith("retrofit-")) {
      return READABLE.replace(")", ",!**/DefaultMethodSupport.class)");
    }
    // The JCA provider and the post-quantum part are most of it, and of the time that this takes.
    return library.startsWith("bcprov-")
        ? "(!**/jcajce/**,!**/jce/**,!**/pqc/**,org/bouncycastle/**)"
        : READABLE;
  }

  private Path forThisJava() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("java-16"));
    Path retrofit =
        AppFiles.libraries().stream()
            .filter(library -> library.getFileName().toString().startsWith("retrofit-"))
            .findFirst()
            .orElseThrow();
    try (FileSystem jar = FileSystems.newFileSystem(retrofit)) {
      Path from = jar.getPath(OF_JAVA_16);
      try (Stream<Path> all = Files.walk(from)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          Path copy = classes.resolve(from.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.write(copy, Files.readAllBytes(file));
        }
      }
    }
    return classes;
  }

  /** The classes of this JDK in one JAR; not every JDK has files of modules. */
  private Path jdk() throws IOException {
    Path jar = folder.resolve("jdk.jar");
    FileSystem runtime = FileSystems.getFileSystem(URI.create("jrt:/"));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.setLevel(0);
      for (String name : JDK) {
        Path module = runtime.getPath("modules", name);
        try (Stream<Path> all = Files.walk(module)) {
          for (Path file : all.filter(Files::isRegularFile).toList()) {
            String entry = module.relativize(file).toString();
            if (PUBLIC_CLASS.matcher(entry).matches()) {
              out.putNextEntry(new ZipEntry(entry));
              out.write(Files.readAllBytes(file));
            }
          }
        }
      }
    }
    return jar;
  }
}
