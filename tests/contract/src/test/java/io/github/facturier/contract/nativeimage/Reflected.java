package io.github.facturier.contract.nativeimage;

import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Static equivalents of the JDK's reflective methods, which record the accessed element. {@link
 * RecordingLoader} replaces the JDK's methods with them. Public, since classes of all packages call
 * them.
 */
public final class Reflected {
  private static final StackWalker CALLER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final Queue<Reached> REACHED = new ConcurrentLinkedQueue<>();

  private Reflected() {}

  /** All elements accessed so far. */
  static List<Reached> reached() {
    return List.copyOf(REACHED);
  }

  private static void record(String element) {
    REACHED.add(
        new Reached(
            element,
            CALLER.walk(
                frames ->
                    frames
                        .map(StackWalker.StackFrame::getClassName)
                        .collect(Collectors.toUnmodifiableSet()))));
  }

  public static Class<?> forName(String name) throws ClassNotFoundException {
    record(Elements.type(name));
    return Class.forName(name, true, CALLER.getCallerClass().getClassLoader());
  }

  public static Class<?> forName(String name, boolean initialize, ClassLoader loader)
      throws ClassNotFoundException {
    record(Elements.type(name));
    return Class.forName(name, initialize, loader);
  }

  public static Class<?> loadClass(ClassLoader loader, String name) throws ClassNotFoundException {
    record(Elements.type(name));
    return loader.loadClass(name);
  }

  public static Field getField(Class<?> type, String name) throws NoSuchFieldException {
    record(Elements.field(type.getName(), name));
    return type.getField(name);
  }

  public static Field getDeclaredField(Class<?> type, String name) throws NoSuchFieldException {
    record(Elements.field(type.getName(), name));
    return type.getDeclaredField(name);
  }

  public static Field[] getFields(Class<?> type) {
    record(Elements.all(type.getName(), "fields"));
    return type.getFields();
  }

  public static Field[] getDeclaredFields(Class<?> type) {
    record(Elements.all(type.getName(), "fields"));
    return type.getDeclaredFields();
  }

  public static Method getMethod(Class<?> type, String name, Class<?>... parameterTypes)
      throws NoSuchMethodException {
    record(Elements.method(type.getName(), name, parameterTypes));
    return type.getMethod(name, parameterTypes);
  }

  public static Method getDeclaredMethod(Class<?> type, String name, Class<?>... parameterTypes)
      throws NoSuchMethodException {
    record(Elements.method(type.getName(), name, parameterTypes));
    return type.getDeclaredMethod(name, parameterTypes);
  }

  public static Method[] getMethods(Class<?> type) {
    record(Elements.all(type.getName(), "methods"));
    return type.getMethods();
  }

  public static Method[] getDeclaredMethods(Class<?> type) {
    record(Elements.all(type.getName(), "methods"));
    return type.getDeclaredMethods();
  }

  public static Constructor<?> getConstructor(Class<?> type, Class<?>... parameterTypes)
      throws NoSuchMethodException {
    record(Elements.method(type.getName(), "<init>", parameterTypes));
    return type.getConstructor(parameterTypes);
  }

  public static Constructor<?> getDeclaredConstructor(Class<?> type, Class<?>... parameterTypes)
      throws NoSuchMethodException {
    record(Elements.method(type.getName(), "<init>", parameterTypes));
    return type.getDeclaredConstructor(parameterTypes);
  }

  public static Constructor<?>[] getConstructors(Class<?> type) {
    record(Elements.all(type.getName(), "constructors"));
    return type.getConstructors();
  }

  public static Constructor<?>[] getDeclaredConstructors(Class<?> type) {
    record(Elements.all(type.getName(), "constructors"));
    return type.getDeclaredConstructors();
  }

  /** A method that was not looked up belongs to a proxy, and is covered by it. */
  public static Object invoke(Method method, Object target, Object... arguments)
      throws IllegalAccessException, InvocationTargetException {
    if (!Proxy.isProxyClass(target == null ? Object.class : target.getClass())) {
      record(
          Elements.method(
              method.getDeclaringClass().getName(), method.getName(), method.getParameterTypes()));
    }
    return method.invoke(target, arguments);
  }

  public static Object newProxyInstance(
      ClassLoader loader, Class<?>[] interfaces, InvocationHandler handler) {
    record(Elements.proxy(Arrays.stream(interfaces).map(Class::getName).toList()));
    return Proxy.newProxyInstance(loader, interfaces, handler);
  }

  public static MethodHandle findVirtual(
      Lookup lookup, Class<?> type, String name, java.lang.invoke.MethodType methodType)
      throws NoSuchMethodException, IllegalAccessException {
    record(Elements.method(type.getName(), name, methodType.parameterArray()));
    return lookup.findVirtual(type, name, methodType);
  }

  public static MethodHandle findStatic(
      Lookup lookup, Class<?> type, String name, java.lang.invoke.MethodType methodType)
      throws NoSuchMethodException, IllegalAccessException {
    record(Elements.method(type.getName(), name, methodType.parameterArray()));
    return lookup.findStatic(type, name, methodType);
  }

  public static MethodHandle findConstructor(
      Lookup lookup, Class<?> type, java.lang.invoke.MethodType methodType)
      throws NoSuchMethodException, IllegalAccessException {
    record(Elements.method(type.getName(), "<init>", methodType.parameterArray()));
    return lookup.findConstructor(type, methodType);
  }

  public static <S> ServiceLoader<S> load(Class<S> service) {
    record(Elements.resource("META-INF/services/" + service.getName()));
    return ServiceLoader.load(service);
  }

  public static <S> ServiceLoader<S> load(Class<S> service, ClassLoader loader) {
    record(Elements.resource("META-INF/services/" + service.getName()));
    return ServiceLoader.load(service, loader);
  }

  public static URL getResource(Class<?> type, String name) {
    record(Elements.resource(absolute(type, name)));
    return type.getResource(name);
  }

  public static InputStream getResourceAsStream(Class<?> type, String name) {
    record(Elements.resource(absolute(type, name)));
    return type.getResourceAsStream(name);
  }

  public static URL getResource(ClassLoader loader, String name) {
    record(Elements.resource(name));
    return loader.getResource(name);
  }

  public static InputStream getResourceAsStream(ClassLoader loader, String name) {
    record(Elements.resource(name));
    return loader.getResourceAsStream(name);
  }

  private static String absolute(Class<?> type, String name) {
    return name.startsWith("/")
        ? name.substring(1)
        : type.getPackageName().replace('.', '/') + "/" + name;
  }
}
