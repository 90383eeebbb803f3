package io.github.facturier.contract.nativeimage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Loads the clients and their dependencies again, with each call of the JDK's reflection replaced
 * by one that records it.
 */
final class RecordingLoader extends ClassLoader {
  /**
   * What a user gets with a client, and the tests, which must see these classes, not the others.
   */
  private static final List<String> LOADED_ANEW =
      List.of(
          "com.google.gson.",
          "io.github.facturier.",
          "kotlin.",
          "mockwebserver3.",
          "okhttp3.",
          "okio.",
          "org.bouncycastle.",
          "org.slf4j.",
          "retrofit2.");

  private static final String TESTS = "io.github.facturier.contract.";

  /** The methods of {@link Reflected}, by name and descriptor. */
  private static final Map<String, Method> REPLACEMENTS =
      Arrays.stream(Reflected.class.getMethods())
          .filter(method -> method.getDeclaringClass() == Reflected.class)
          .collect(
              Collectors.toUnmodifiableMap(
                  method -> method.getName() + Type.getMethodDescriptor(method), method -> method));

  /** The methods of the JDK that they replace. */
  private static final List<String> OWNERS =
      List.of(
          "java/lang/Class",
          "java/lang/ClassLoader",
          "java/lang/invoke/MethodHandles$Lookup",
          "java/lang/reflect/Method",
          "java/lang/reflect/Proxy",
          "java/util/ServiceLoader");

  RecordingLoader(ClassLoader parent) {
    super(parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (LOADED_ANEW.stream().noneMatch(name::startsWith)
        || name.equals(Reflected.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] code = name.startsWith(TESTS) ? in.readAllBytes() : recorded(in);
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] recorded(InputStream in) throws IOException {
    ClassReader reader = new ClassReader(in);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new Redirected(
                super.visitMethod(access, name, descriptor, signature, exceptions));
          }
        },
        0);
    return writer.toByteArray();
  }

  /** A method whose calls of the JDK's reflection go to {@link Reflected}. */
  private static final class Redirected extends MethodVisitor {
    Redirected(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      String receiver = opcode == Opcodes.INVOKESTATIC ? "" : "L" + owner + ";";
      String redirected = "(" + receiver + descriptor.substring(1);
      if (OWNERS.contains(owner) && REPLACEMENTS.containsKey(name + redirected)) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, Type.getInternalName(Reflected.class), name, redirected, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }
  }
}
