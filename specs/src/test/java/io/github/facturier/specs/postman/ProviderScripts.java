package io.github.facturier.specs.postman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The scripts, headers and variables for a provider's authentication in Postman. */
final class ProviderScripts {

  private final Map<String, Object> settings;
  private final List<String> prerequest;
  private final List<String> test;

  private ProviderScripts(
      Map<String, Object> settings, List<String> prerequest, List<String> test) {
    this.settings = settings;
    this.prerequest = prerequest;
    this.test = test;
  }

  /** Reads postman.yaml, prerequest.js and test.js of a folder; each of them is optional. */
  static ProviderScripts read(Path folder) throws IOException {
    String yaml = String.join("\n", lines(folder.resolve("postman.yaml")));
    return parse(yaml, lines(folder.resolve("prerequest.js")), lines(folder.resolve("test.js")));
  }

  static ProviderScripts parse(String yaml, List<String> prerequest, List<String> test) {
    Map<String, Object> settings = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return new ProviderScripts(settings == null ? Map.of() : settings, prerequest, test);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Lines that run before each request. */
  List<String> prerequest() {
    return prerequest;
  }

  /** Lines that run after each response. */
  List<String> test() {
    return test;
  }

  /** Authentication in Postman's format; null if the security scheme is sufficient. */
  Object auth() {
    return settings.get("auth");
  }

  /**
   * Authentication by a scheme that is not the one of the document, in Postman's format; null if
   * there is none.
   */
  Object auth(String scheme) {
    Map<String, Object> schemes = cast(settings.getOrDefault("schemes", Map.of()));
    return schemes.get(scheme);
  }

  /** The variable that authenticates a request in its body; null if none does. */
  String bodyCredential() {
    return (String) settings.get("bodyCredential");
  }

  /** Headers of every request, in Postman's format. */
  List<Map<String, Object>> headers() {
    return list("headers");
  }

  /**
   * Variables of the environment: {@code key}, {@code value}, {@code description}, {@code secret},
   * and {@code optional} if only some requests need it.
   */
  List<Map<String, Object>> environment() {
    return list("environment");
  }

  /** Variables of the environment that every user fills in. */
  Set<String> required() {
    return environment().stream()
        .filter(entry -> !Boolean.TRUE.equals(entry.get("optional")))
        .map(entry -> (String) entry.get("key"))
        .collect(Collectors.toSet());
  }

  /**
   * Variables that authenticate a request by a script; empty if the authorization is sufficient.
   */
  List<String> credentials() {
    return cast(settings.getOrDefault("credentials", List.of()));
  }

  /** Variables that a script sets, with the operation after which it does. */
  Map<String, String> brings() {
    return cast(settings.getOrDefault("brings", Map.of()));
  }

  /** Values of the environment for the sandbox, by name. */
  Map<String, String> sandbox() {
    return cast(settings.getOrDefault("sandbox", Map.of()));
  }

  /** The provider's name for a kind of accounting. */
  String accounting(String kind) {
    Map<String, String> kinds = cast(settings.get("accounting"));
    return kinds.get(kind);
  }

  private List<Map<String, Object>> list(String name) {
    return cast(settings.getOrDefault(name, List.of()));
  }

  @SuppressWarnings("unchecked") // postman.yaml has this structure
  private static <T> T cast(Object value) {
    return (T) value;
  }
}
