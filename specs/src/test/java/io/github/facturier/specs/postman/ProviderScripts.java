package io.github.facturier.specs.postman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a provider's authentication needs in Postman: scripts, headers, variables. */
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

  /** Authentication in Postman's format; null if the security scheme says all. */
  Object auth() {
    return settings.get("auth");
  }

  /** Whether a script authenticates the requests that have a body. */
  boolean authenticatesBodies() {
    return Boolean.TRUE.equals(settings.get("noAuthWithBody"));
  }

  /** Headers of every request, in Postman's format. */
  List<Map<String, Object>> headers() {
    return list("headers");
  }

  /** Variables of the environment: {@code key}, {@code value}, {@code secret}. */
  List<Map<String, Object>> environment() {
    return list("environment");
  }

  /** Values that replace those of an operation's example, by name. */
  Map<String, Object> values(String operation) {
    Object values = ((Map<?, ?>) settings.getOrDefault("values", Map.of())).get(operation);
    return values == null ? Map.of() : cast(values);
  }

  private List<Map<String, Object>> list(String name) {
    return cast(settings.getOrDefault(name, List.of()));
  }

  @SuppressWarnings("unchecked") // the structure of a file of ours
  private static <T> T cast(Object value) {
    return (T) value;
  }
}
