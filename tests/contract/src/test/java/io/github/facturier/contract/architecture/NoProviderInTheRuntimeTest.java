package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runtime and the templates, which all clients share, name no provider. */
class NoProviderInTheRuntimeTest {
  private static final Pattern PROVIDER = providers();

  /** {@code facturation-pro} is also written Facturation.pro, FacturationPro, facturation_pro. */
  private static Pattern providers() {
    return Pattern.compile(
        Production.providers().stream()
            .map(name -> name.replace("-", "[-_. ]?"))
            .collect(Collectors.joining("|", "(?:", "|lucca|cleemy|clementine)")),
        Pattern.CASE_INSENSITIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"customizations/runtime/src/main", "generator-templates"})
  void filesNameNone(String folder) throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    try (Stream<Path> all = Files.walk(Production.folder(folder))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files++;
        collect(file.toString(), Files.readString(file), found);
      }
    }
    assertTrue(files > 10, folder + " has only " + files + " files");
    assertEquals(List.of(), found);
  }

  /** Including constants: a class file contains all names and texts. */
  @Test
  void classesNameNone() throws IOException {
    List<String> found = new ArrayList<>();
    int classes = 0;
    for (JavaClass type : Production.classes()) {
      if ((type.getPackageName() + ".").startsWith(Production.RUNTIME + ".")) {
        classes++;
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
          String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
          collect(type.getName(), text, found);
        }
      }
    }
    assertTrue(classes > 80, "only " + classes + " classes");
    assertEquals(List.of(), found);
  }

  @Test
  void thePatternKnowsThem() {
    for (String name :
        List.of("VosFactures", "Facturation.pro", "factomos", "MyClementine", "Lucca Cleemy")) {
      assertTrue(PROVIDER.matcher(name).find(), name);
    }
  }

  private static void collect(String where, String text, List<String> found) {
    PROVIDER.matcher(text).results().forEach(match -> found.add(where + ": " + match.group()));
  }
}
