package io.github.facturier.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fuzz test has inputs, without which it tests nothing. */
class InputsTest {
  private static final int FEWEST = 3;

  @Test
  void everyFuzzTestHasInputs() throws IOException, URISyntaxException {
    Path classes =
        Path.of(InputsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> methods = new ArrayList<>();
    for (Class<?> type : fuzzTests(classes)) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(FuzzTest.class)) {
          String folder = type.getName().replace('.', '/') + "Inputs/" + method.getName();
          assertTrue(count(classes.resolve(folder)) >= FEWEST, folder);
          methods.add(folder);
        }
      }
    }
    assertEquals(folders(classes), methods.stream().sorted().toList());
  }

  private static List<Class<?>> fuzzTests(Path classes) throws IOException {
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith("FuzzTest.class")).toList()) {
        String name = classes.relativize(file).toString().replace(".class", "");
        found.add(Class.forName(name.replace('/', '.').replace('\\', '.')));
      }
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
    return found;
  }

  /** Inputs without a method would never be used. */
  private static List<String> folders(Path classes) throws IOException {
    try (Stream<Path> folders = Files.walk(classes)) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> folder.getParent().getFileName().toString().endsWith("Inputs"))
          .map(folder -> classes.relativize(folder).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static long count(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
