package io.github.facturier.interop;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import com.sun.net.httpserver.HttpServer;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.MyClementineSandbox;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of the published collections succeed with the published environments. */
final class NewmanTest {
  private static final Path POSTMAN = Node.SPECS.resolve("target/postman");

  @TempDir Path folder;

  private Sandbox sandbox;
  private List<TestDouble> doubles;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start();
    doubles = TestDouble.in(sandbox, Node.documents());
    assertFalse(doubles.isEmpty());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  /** In order, with credentials only. */
  @Test
  void everyRequestSucceedsOrSaysWhyItIsNotSent() throws Exception {
    check(run("facturier", false, Map.of()));
  }

  @Test
  void theOtherAccountingHasOtherRequests() throws Exception {
    sandbox.myClementine().accounting(MyClementineSandbox.Accounting.CASH);
    check(run("facturier", false, Map.of(), "myclementine"));
  }

  private void check(Map<String, List<Outcome>> outcomes) {
    outcomes.forEach(NewmanTest::print);
    assertAll(
        doubles.stream()
            .filter(one -> outcomes.containsKey(one.provider()))
            .map(
                one ->
                    () -> {
                      List<Outcome> requests = outcomes.get(one.provider());
                      assertEquals(TestDouble.requests(one.provider()), requests.size());
                      assertEquals(List.of(), refused(requests), one.provider());
                      assertEquals(List.of(), one.violations(), one.provider());
                    }));
  }

  /** With all variables filled in, including irreversible requests. */
  @ParameterizedTest
  @ValueSource(strings = {"facturier", "converter"})
  void everyOperationIsSent(String origin) throws Exception {
    Map<String, String> filled =
        new LinkedHashMap<>(
            Map.of(
                "files", "true",
                "confirm_dangerous", "yes",
                "integration_token", "INTEGRATION_TOKEN",
                "new_password", "nouveau-mot-de-passe",
                "file_id", "3411",
                "account_id", "1",
                "transaction_id", "1234567"));
    FacturationProSandbox oauth = sandbox.facturationPro();
    filled.put("oauth_client_id", oauth.clientId());
    filled.put("oauth_client_secret", oauth.clientSecret());
    filled.put("oauth_redirect_uri", oauth.redirectUri());
    filled.put("oauth_code", consent(oauth));
    Map<String, List<Outcome>> outcomes = run(origin, false, filled);
    // A company has one of two accounting types, and the operations of that type only.
    sandbox.myClementine().accounting(MyClementineSandbox.Accounting.CASH);
    filled.put("password", "nouveau-mot-de-passe");
    Map<String, List<Outcome>> cash = run(origin, false, filled, "myclementine");
    outcomes.forEach(NewmanTest::print);
    assertAll(
        doubles.stream()
            .map(
                one ->
                    () -> {
                      List<Outcome> requests = new ArrayList<>(outcomes.get(one.provider()));
                      requests.addAll(cash.getOrDefault(one.provider(), List.of()));
                      assertEquals(List.of(), refused(requests), one.provider());
                      assertEquals(List.of(), one.violations(), one.provider());
                      assertEquals(expected(one), responded(one), one.provider());
                    }));
  }

  /** Each request alone, without variables from other requests. */
  @Test
  void aRequestAloneSucceedsOrSaysWhatToDoFirst() throws Exception {
    Map<String, List<Outcome>> outcomes = run("facturier", true, Map.of());
    assertAll(
        outcomes.entrySet().stream()
            .map(
                provider ->
                    () -> {
                      List<Outcome> requests = provider.getValue();
                      assertEquals(List.of(), refused(requests), provider.getKey());
                      for (Outcome request : requests) {
                        String told = request.skipped;
                        assertTrue(
                            request.status != 0
                                || told.matches(
                                    ".*(send '.+' first|confirm_dangerous to yes|choose a file|"
                                        + "in the environment|to the environment|accounting).*"),
                            request.toString());
                      }
                    }));
  }

  @ParameterizedTest
  @CsvSource({
    "vosfactures, api_token, faux, api_token",
    "facturation-pro, password, faux, password",
    "facturation-pro, firm_id, 999, firm_id",
    "factomos, token, faux, token",
    "factomos, secret, Un-Autre-Secret0, secret",
    "factomos, secret, court, secret",
    "factomos, secret, '', secret",
    "myclementine, password, faux, password",
    "myclementine, token, faux, token",
    "lucca-cleemy, applicationKey, faux, applicationKey",
    "lucca-cleemy, applicationKey, '', applicationKey"
  })
  void oneTestFailsAndNamesTheCause(String provider, String variable, String value, String named)
      throws Exception {
    Map<String, String> filled = new LinkedHashMap<>();
    for (JsonElement record : collection(provider).getAsJsonArray("variable")) {
      JsonObject declared = record.getAsJsonObject();
      if (declared.get("value").getAsString().isEmpty()) {
        filled.put(declared.get("key").getAsString(), "1");
      }
    }
    filled.put(variable, value);
    List<Outcome> sent =
        run("facturier", false, filled, provider).get(provider).stream()
            .filter(request -> request.skipped.isEmpty() && !request.failures.isEmpty())
            .toList();
    System.out.printf("%s, wrong %s: %d requests fail%n", provider, variable, sent.size());
    assertFalse(sent.isEmpty());
    assertAll(
        sent.stream()
            .map(
                request ->
                    () -> {
                      assertEquals(1, request.failures.size(), request::toString);
                      assertTrue(
                          request.failures.get(0).contains(named)
                              || request.failures.get(0).contains("Look at"),
                          request::toString);
                      assertEquals(List.of(), request.errors, request::toString);
                    }));
    assertTrue(
        sent.stream().anyMatch(request -> request.failures.get(0).contains(named)), sent::toString);
  }

  /** Requests contain the identifiers of the service's records, not those of the documentation. */
  @Test
  void identifiersAreThoseOfTheLogin() throws Exception {
    List<String> paths = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          paths.add(exchange.getRequestURI().getPath());
          byte[] body =
              """
              {"success": "true", "data": {"token": "t", "type_compta": "1", "society_id": "888",
                "user": {"id": 777}}, "society": {}}"""
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      run("facturier", false, Map.of("baseUrl", url, "file_id", "999"), "myclementine");
    } finally {
      server.stop(0);
    }
    assertTrue(paths.size() > 5, paths::toString);
    assertTrue(
        paths.stream().allMatch(path -> path.matches(".*(/token|/(777|888|999))(/.*)?")),
        paths::toString);
  }

  /** The outcome of a request, as {@code newman.mjs} prints it; status 0 if it was not sent. */
  private record Outcome(
      String name,
      int status,
      int tests,
      List<String> failures,
      String skipped,
      List<String> errors) {
    boolean isSent() {
      return status != 0;
    }

    boolean isGood() {
      boolean responded = isSent() ? status < 300 && tests > 0 : !skipped.isEmpty();
      return responded && failures.isEmpty() && errors.isEmpty();
    }
  }

  private static List<Outcome> refused(List<Outcome> requests) {
    return requests.stream().filter(request -> !request.isGood()).toList();
  }

  private static void print(String provider, List<Outcome> requests) {
    System.out.printf(
        "%s: %d of %d requests succeed, %d are not sent, %d tests%n",
        provider,
        requests.stream().filter(request -> request.isSent() && request.isGood()).count(),
        requests.size(),
        requests.stream().filter(request -> !request.isSent()).count(),
        requests.stream().mapToInt(Outcome::tests).sum());
    requests.stream()
        .filter(request -> !request.isSent())
        .forEach(request -> System.out.println("  " + request.name + ": " + request.skipped));
  }

  /** Operations of a document, without those that the provider refuses after the others. */
  private static Set<String> expected(TestDouble provider) {
    Set<String> expected = new TreeSet<>(TestDouble.operations(provider.provider()));
    String document = Node.text(Node.SPECS.resolve(provider.provider() + ".yaml"));
    for (String operation : document.split("(?m)^      operationId: ")) {
      if (operation.contains("\n      x-unless:")) {
        expected.remove(operation.substring(0, operation.indexOf('\n')));
      }
    }
    return expected;
  }

  private static Set<String> responded(TestDouble provider) {
    return provider.requests().stream()
        .filter(call -> call.operationId() != null && call.status() < 400)
        .map(RecordedCall::operationId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, List<Outcome>> run(
      String origin, boolean alone, Map<String, String> values, String... providers)
      throws Exception {
    Map<String, Map<String, String>> environments = new TreeMap<>();
    for (TestDouble one : doubles) {
      if (providers.length == 0 || List.of(providers).contains(one.provider())) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("baseUrl", one.values().get("url").replaceAll("/$", ""));
        environment.putAll(values);
        environments.put(one.provider(), environment);
      }
    }
    Path task = folder.resolve("task.json");
    Map<String, Object> content =
        Map.of(
            "origin", origin,
            "alone", alone,
            "specs", Node.SPECS.toAbsolutePath().toString(),
            "postman", POSTMAN.toAbsolutePath().toString(),
            "providers", environments);
    Files.writeString(task, new Gson().toJson(content));
    return new Gson()
        .fromJson(
            Node.run("newman.mjs", task),
            new TypeToken<TreeMap<String, List<Outcome>>>() {}.getType());
  }

  private static JsonObject collection(String provider) {
    String file = provider + ".postman_collection.json";
    return JsonParser.parseString(Node.text(POSTMAN.resolve(file))).getAsJsonObject();
  }

  /** The authorization code after a user's consent in the browser. */
  private static String consent(FacturationProSandbox provider) throws Exception {
    String query =
        "response_type=code&scope=read_write&client_id="
            + provider.clientId()
            + "&redirect_uri="
            + URLEncoder.encode(provider.redirectUri(), StandardCharsets.UTF_8);
    byte[] user = (provider.identifier() + ":" + provider.key()).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(provider.url().resolve("oauth/authorize?" + query))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user))
            .header("User-Agent", "Newman (newman@exemple.fr)")
            .build();
    HttpResponse<Void> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    String location = response.headers().firstValue("Location").orElseThrow();
    return URI.create(location).getQuery().replaceFirst("(?s).*\\bcode=([^&]*).*", "$1");
  }
}
