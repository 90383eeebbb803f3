package io.github.facturier.contract.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The members of a library that classes refer to, and those that one version lacks. */
final class References {
  private final Map<String, ClassReader> library = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Set<String> missing = new TreeSet<>();
  private int seen;

  References(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
          try (InputStream in = file.getInputStream(entry)) {
            library.put(entry.getName().replace(".class", ""), new ClassReader(in));
          }
        }
      }
    }
  }

  /** Scans a class; the packages are those of the library, with slashes. */
  void look(Path type, List<String> packages) throws IOException {
    ClassReader reader = new ClassReader(Files.readAllBytes(type));
    String user = reader.getClassName();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new Instructions(user, packages);
          }
        },
        ClassReader.SKIP_DEBUG);
  }

  /** Referenced members that the library lacks, each with the referring classes. */
  Set<String> missing() {
    return missing;
  }

  /** The number of references. */
  int seen() {
    return seen;
  }

  /** Whether a class or what it inherits from declares a member. */
  private boolean has(String owner, String member) {
    ClassReader reader = owner == null ? null : read(owner);
    if (reader == null) {
      return false;
    }
    if (members.computeIfAbsent(owner, name -> declared(reader)).contains(member)
        || has(reader.getSuperName(), member)) {
      return true;
    }
    for (String inherited : reader.getInterfaces()) {
      if (has(inherited, member)) {
        return true;
      }
    }
    return false;
  }

  private ClassReader read(String name) {
    if (!name.startsWith("java/")) {
      return library.get(name);
    }
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in == null ? null : new ClassReader(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> declared(ClassReader reader) {
    Set<String> names = new HashSet<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            names.add(name + descriptor);
            return null;
          }

          @Override
          public FieldVisitor visitField(
              int access, String name, String descriptor, String signature, Object value) {
            names.add(name + ":" + descriptor);
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return names;
  }

  private final class Instructions extends MethodVisitor {
    private final String user;
    private final List<String> packages;

    Instructions(String user, List<String> packages) {
      super(Opcodes.ASM9);
      this.user = user;
      this.packages = packages;
    }

    private void member(String owner, String member) {
      if (packages.stream().anyMatch(owner::startsWith)) {
        seen++;
        if (!has(owner, member)) {
          missing.add(owner.replace('/', '.') + "." + member + " of " + user.replace('/', '.'));
        }
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      member(owner, name + descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      member(owner, name + ":" + descriptor);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      if (packages.stream().anyMatch(type::startsWith)) {
        seen++;
        if (!library.containsKey(type)) {
          missing.add(type.replace('/', '.') + " of " + user.replace('/', '.'));
        }
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          boolean isField = handle.getTag() <= Opcodes.H_PUTSTATIC;
          member(handle.getOwner(), handle.getName() + (isField ? ":" : "") + handle.getDesc());
        }
      }
    }
  }
}
