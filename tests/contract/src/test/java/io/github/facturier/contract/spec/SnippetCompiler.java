package io.github.facturier.contract.spec;

import io.github.facturier.contract.support.ClientModule;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles snippets with the class path of the tests. Each becomes the body of a method {@code
 * run}, in a class with the imports that a reader's editor would add. The method has those of the
 * given variables as parameters that the snippet does not declare itself.
 */
final class SnippetCompiler {
  private static final String IMPORTS =
      """
      import com.google.gson.*;
      import io.github.bucket4j.*;
      import io.github.bucket4j.distributed.proxy.*;
      import io.github.facturier.runtime.*;
      import io.github.facturier.runtime.annotation.Effect;
      import io.github.facturier.runtime.client.*;
      import io.github.facturier.runtime.error.*;
      import io.github.facturier.runtime.json.*;
      import io.github.facturier.sandbox.*;
      import java.io.*;
      import java.math.*;
      import java.net.URI;
      import java.nio.charset.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.stream.*;
      """;

  private SnippetCompiler() {}

  /** The package of the client that code names; that of README.md if it names none. */
  private static String provider(String code) {
    return ClientModule.all().stream()
        .filter(module -> code.contains(module.client() + "Client"))
        .findFirst()
        .orElse(ClientModule.of("vosfactures"))
        .packageName();
  }

  private static String imports(String code) {
    String provider = provider(code);
    return IMPORTS
        + "import %1$s.*;\nimport %1$s.model.*;\nimport %1$s.auth.*;\nimport %1$s.support.*;\n"
            .formatted(provider);
  }

  /** Whether the snippet makes a client of its own, of whichever provider, under that name. */
  private static boolean declares(String code, String variable) {
    String name = variable.substring(variable.indexOf(' ') + 1);
    return code.contains(variable + " =") || code.contains("Client " + name + " =");
  }

  /** Whether a variable is of use to the snippet: a client is, if it is that of its provider. */
  private static boolean isFor(String code, String variable) {
    String type = variable.substring(0, variable.indexOf(' '));
    return !type.endsWith("Client") || provider(type).equals(provider(code));
  }

  /** The class that a snippet becomes; {@code number} counts the snippets, from 0. */
  static String className(int number, Snippet snippet) {
    String program = snippet.program();
    return program == null ? "snippets.Snippet" + number : program;
  }

  /**
   * Compiles snippets into a folder.
   *
   * @param variables what the snippets may use without declaring it: {@code VosFacturesClient
   *     client}
   * @return for each snippet what the compiler says is wrong with it
   */
  static List<List<String>> compile(List<Snippet> snippets, List<String> variables, Path folder) {
    List<Source> sources = new ArrayList<>();
    Map<Object, List<String>> errors = new LinkedHashMap<>();
    for (Snippet snippet : snippets) {
      Source source = new Source(sources.size(), snippet, variables);
      sources.add(source);
      errors.put(source, new ArrayList<>());
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    StringWriter rest = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-classpath", classPath(), "-d", folder.toString());
    boolean done = compiler.getTask(rest, null, said, options, null, sources).call();
    for (Diagnostic<? extends JavaFileObject> problem : said.getDiagnostics()) {
      if (problem.getKind() == Diagnostic.Kind.ERROR) {
        errors.get(problem.getSource()).add(problem.getMessage(Locale.ROOT));
      }
    }
    if (done != errors.values().stream().allMatch(List::isEmpty)) {
      throw new AssertionError("the compiler failed: " + rest);
    }
    return List.copyOf(errors.values());
  }

  /** The class path of the tests, which Surefire hands over in a way of its own. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(int number, Snippet snippet, List<String> variables) {
      super(
          URI.create("string:///" + className(number, snippet).replace('.', '/') + ".java"),
          Kind.SOURCE);
      String code = snippet.code();
      if (snippet.program() != null) {
        text = code;
        return;
      }
      String parameters =
          variables.stream()
              .filter(variable -> code.contains(variable.substring(variable.indexOf(' ') + 1)))
              .filter(variable -> !declares(code, variable))
              .filter(variable -> isFor(code, variable))
              .collect(Collectors.joining(", "));
      String[] name = className(number, snippet).split("\\.");
      text =
          "package %s;\n%spublic final class %s {\npublic static void run(%s) throws Exception {\n%s}\n}\n"
              .formatted(name[0], imports(code), name[1], parameters, code);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
