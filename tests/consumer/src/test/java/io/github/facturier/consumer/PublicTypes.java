package io.github.facturier.consumer;

import static java.util.stream.Collectors.toSet;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The types of a JAR that other modules may use. */
final class PublicTypes {
  private PublicTypes() {}

  /** Their names, with slashes; nested types are left out. */
  static Set<String> in(Path jar) throws IOException {
    Set<String> exported = exportedPackages(jar);
    Set<String> types = new TreeSet<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      List<JarEntry> classes =
          file.stream()
              .filter(entry -> entry.getName().matches("(?!.*(\\$|-info)).*\\.class"))
              .filter(entry -> exported.contains(folder(entry.getName())))
              .toList();
      for (JarEntry entry : classes) {
        try (InputStream in = file.getInputStream(entry)) {
          if (Modifier.isPublic(accessFlags(new DataInputStream(in)))) {
            types.add(entry.getName().replace(".class", ""));
          }
        }
      }
    }
    return types;
  }

  private static Set<String> exportedPackages(Path jar) {
    ModuleDescriptor module = ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    return module.exports().stream()
        .map(exports -> exports.source().replace('.', '/'))
        .collect(toSet());
  }

  private static String folder(String entry) {
    return entry.substring(0, Math.max(0, entry.lastIndexOf('/')));
  }

  /**
   * The structure after the constants of a class file (Java Virtual Machine Specification, 4.1).
   */
  private static int accessFlags(DataInputStream in) throws IOException {
    in.skipNBytes(8);
    int constants = in.readUnsignedShort();
    for (int i = 1; i < constants; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> in.skipNBytes(in.readUnsignedShort());
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // occupies two entries
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(4);
      }
    }
    return in.readUnsignedShort();
  }
}
