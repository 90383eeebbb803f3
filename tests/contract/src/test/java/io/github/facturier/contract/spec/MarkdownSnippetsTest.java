package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.facturationpro.Consent;
import io.github.facturier.contract.facturationpro.H2Buckets;
import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.auth.FactomosKeys;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.facturationpro.model.CustomerInput;
import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.sandbox.FactomosSandbox;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.LuccaCleemySandbox;
import io.github.facturier.sandbox.MyClementineSandbox;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.VosFacturesSandbox;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.ClientInput;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.PositionInput;
import io.github.facturier.vosfactures.model.ProductInput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every snippet of a document compiles as it is printed, and does what it says in the sandbox. */
class MarkdownSnippetsTest {
  /** Variables that a snippet may use although another one declares them. */
  private static final List<String> VARIABLES =
      List.of(
          "VosFacturesClient client",
          "FacturationProClient client",
          "FactomosClient client",
          "MyClementineClient client",
          "LuccaCleemyClient client",
          "Sandbox sandbox",
          "String body",
          "ProxyManager<String> buckets");

  /** An event that VosFactures sends to a webhook. */
  private static final String BODY =
      "{\"deal\": {\"invoice_no\": \"12\", \"external_ids\": {\"vosfactures\": 100}},"
          + " \"app_name\": \"vosfactures\", \"api_token\": \"MY_ENDPOINT_API_TOKEN\"}";

  @TempDir private Path classes;
  @TempDir private Path files;

  private final PrintStream out = System.out;

  /** The output of snippets is discarded. */
  @BeforeEach
  void hidePrintedLines() {
    System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void showPrintedLines() {
    System.setOut(out);
  }

  @TestFactory
  Stream<DynamicTest> everySnippetCompilesAsItIsPrinted() {
    return snippets().entrySet().stream()
        .flatMap(document -> compile(document.getValue(), folder(document.getKey())));
  }

  private static Stream<DynamicTest> compile(List<Snippet> snippets, Path folder) {
    List<List<String>> errors = SnippetCompiler.compile(snippets, VARIABLES, folder);
    return IntStream.range(0, snippets.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    snippets.get(i).place(), () -> assertEquals(List.of(), errors.get(i))));
  }

  @TestFactory
  Stream<DynamicTest> everySnippetRunsInTheSandbox() {
    return snippets().values().stream()
        .flatMap(List::stream)
        .filter(Snippet::isRun)
        .map(snippet -> DynamicTest.dynamicTest(snippet.place(), () -> run(snippet)));
  }

  /** The snippets of each document that has any, by its path. */
  private static Map<String, List<Snippet>> snippets() {
    Map<String, List<Snippet>> snippets = new LinkedHashMap<>();
    MarkdownFiles.all()
        .forEach(
            (path, text) -> {
              String client = MarkdownFiles.client(path);
              List<Snippet> found =
                  Snippet.read(path, text.lines().toList()).stream()
                      .map(snippet -> snippet.program() == null ? snippet.of(client) : snippet)
                      .toList();
              if (!found.isEmpty()) {
                snippets.put(path, found);
              }
            });
    return snippets;
  }

  /** Checks that snippets are found in the documents. */
  @Test
  void theReadmesAndEveryGuideHaveSnippetsThatRun() {
    Map<String, List<Snippet>> snippets = snippets();
    List<String> paths = new ArrayList<>(List.of("README.md", "README.fr.md"));
    paths.addAll(MarkdownFiles.guides());
    for (String path : paths) {
      assertTrue(snippets.getOrDefault(path, List.of()).stream().anyMatch(Snippet::isRun), path);
    }
  }

  private Path folder(String name) {
    Path folder = classes.resolve(Integer.toHexString(name.hashCode()));
    assertTrue(folder.toFile().mkdir());
    return folder;
  }

  private void run(Snippet printed) throws Exception {
    try (Sandbox sandbox = Sandbox.start();
        VosFacturesClient client = client(sandbox.vosFactures());
        FacturationProClient pro = client(sandbox.facturationPro());
        FactomosClient factomos = client(sandbox.factomos());
        MyClementineClient clementine = client(sandbox.myClementine());
        LuccaCleemyClient lucca = client(sandbox.luccaCleemy())) {
      Snippet snippet = printed;
      for (Map.Entry<String, String> change : others(sandbox).entrySet()) {
        snippet = snippet.replace(change.getKey(), change.getValue());
      }
      for (Map.Entry<String, String> change : changes(sandbox.vosFactures(), client).entrySet()) {
        snippet = snippet.replace(change.getKey(), change.getValue());
      }
      Path folder = folder(printed.place());
      assertEquals(
          List.of(List.of()), SnippetCompiler.compile(List.of(snippet), VARIABLES, folder));
      try (URLClassLoader loader =
          new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
        invoke(
            loader.loadClass(SnippetCompiler.className(0, snippet)),
            client,
            pro.firm(sandbox.facturationPro().firmId()),
            factomos,
            clementine,
            lucca,
            sandbox,
            BODY,
            new String[0],
            H2Buckets.inMemory("readme"));
      }
      assertEquals(List.of(), sandbox.violations());
    }
  }

  private static void invoke(Class<?> snippet, Object... variables) throws Exception {
    Method run =
        Arrays.stream(snippet.getMethods())
            .filter(method -> List.of("run", "main").contains(method.getName()))
            .findFirst()
            .orElseThrow();
    List<Object> arguments = new ArrayList<>();
    for (Class<?> type : run.getParameterTypes()) {
      arguments.add(Arrays.stream(variables).filter(type::isInstance).findFirst().orElseThrow());
    }
    try {
      run.invoke(null, arguments.toArray());
    } catch (InvocationTargetException e) {
      throw new AssertionError("it does not run", e.getCause());
    }
  }

  private static VosFacturesClient client(VosFacturesSandbox sandbox) {
    return VosFacturesClient.builder()
        .baseUrl(sandbox.url().toString())
        .credentials(ApiToken.of(sandbox.apiToken()))
        .build();
  }

  private static FacturationProClient client(FacturationProSandbox sandbox) {
    return FacturationProClient.builder()
        .baseUrl(sandbox.url().toString())
        .userAgent("Essais (essais@exemple.fr)")
        .credentials(ApiKey.of(sandbox.identifier(), sandbox.key()))
        .build();
  }

  private static FactomosClient client(FactomosSandbox sandbox) {
    return FactomosClient.builder()
        .baseUrl(sandbox.url().toString())
        .credentials(FactomosKeys.of(sandbox.token(), sandbox.secret()))
        .build();
  }

  private static MyClementineClient client(MyClementineSandbox sandbox) {
    return MyClementineClient.builder()
        .baseUrl(sandbox.url().toString())
        .credentials(Login.of(sandbox.username(), sandbox.password()))
        .build();
  }

  private static LuccaCleemyClient client(LuccaCleemySandbox sandbox) {
    return LuccaCleemyClient.builder()
        .baseUrl(sandbox.url().toString())
        .credentials(ApplicationKey.of(sandbox.applicationKey()))
        .build();
  }

  /** The same for the other providers. */
  private static Map<String, String> others(Sandbox sandbox) {
    MyClementineSandbox clementine = sandbox.myClementine();
    LuccaCleemySandbox lucca = sandbox.luccaCleemy();
    FactomosSandbox factomos = sandbox.factomos();
    Map<String, String> changes = new LinkedHashMap<>(facturationPro(sandbox.facturationPro()));
    changes.put(
        "FactomosClient.builder()", "FactomosClient.builder().baseUrl(\"" + factomos.url() + "\")");
    changes.put("System.getenv(\"FACTOMOS_TOKEN\")", "\"" + factomos.token() + "\"");
    changes.put("System.getenv(\"FACTOMOS_SECRET\")", "\"" + factomos.secret() + "\"");
    changes.put(
        "Authorization.keys(body)",
        "Authorization.keys(\"api_key="
            + factomos.token()
            + "&api_secret="
            + factomos.secret()
            + "\")");
    changes.put(
        "FactomosWebhooks.dispatch(body,",
        "FactomosWebhooks.dispatch(\"{\\\"notification_type\\\": \\\"create_invoice\\\","
            + " \\\"result\\\": {\\\"id\\\": 7}}\",");
    changes.put(
        "MyClementineClient.builder()",
        "MyClementineClient.builder().baseUrl(\"" + clementine.url() + "\")");
    changes.put("System.getenv(\"MYCLEMENTINE_USERNAME\")", "\"" + clementine.username() + "\"");
    changes.put("System.getenv(\"MYCLEMENTINE_PASSWORD\")", "\"" + clementine.password() + "\"");
    changes.put(".account(\"votre-societe\")", ".baseUrl(\"" + lucca.url() + "\")");
    changes.put("System.getenv(\"LUCCA_APPLICATION_KEY\")", "\"" + lucca.applicationKey() + "\"");
    changes.put("System.getenv(\"LUCCA_CLIENT_ID\")", "\"" + lucca.clientId() + "\"");
    changes.put("System.getenv(\"LUCCA_CLIENT_SECRET\")", "\"" + lucca.clientSecret() + "\"");
    return changes;
  }

  /** Its keys, its application, a customer of it, and a user who agrees. */
  private static Map<String, String> facturationPro(FacturationProSandbox pro) {
    return Map.of(
        "FacturationProClient.builder()",
            "FacturationProClient.builder().baseUrl(\"" + pro.url() + "\")",
        "System.getenv(\"FACTURATION_PRO_IDENTIFIER\")", "\"" + pro.identifier() + "\"",
        "System.getenv(\"FACTURATION_PRO_KEY\")", "\"" + pro.key() + "\"",
        "(\"IDENTIFIER\", \"KEY\")", "(\"" + pro.identifier() + "\", \"" + pro.key() + "\")",
        ".firm(12)", ".firm(" + pro.firmId() + ")",
        ".customerId(1L)", ".customerId(" + customer(pro) + "L)",
        "(\"CLIENT_ID\", \"CLIENT_SECRET\", \"https://monappli.com/oauth/retour\")",
            "(\"%s\", \"%s\", \"%s\")"
                .formatted(pro.clientId(), pro.clientSecret(), pro.redirectUri()),
        "authorizationUrl(", "authorizationUrl(URI.create(\"" + pro.url() + "\"), ",
        "URI.create(\"https://monappli.com/oauth/retour?code=abc&state=xyz\")",
            Consent.class.getName() + ".givenAt(consent)");
  }

  private static long customer(FacturationProSandbox pro) {
    try (FacturationProClient client = client(pro)) {
      CustomerInput customer = CustomerInput.builder().companyName("Atelier Dupont").build();
      return client.firm(pro.firmId()).customers().create(customer).result().id();
    }
  }

  /** Replaces the account, token, records and files of the examples by those of the test. */
  private Map<String, String> changes(VosFacturesSandbox sandbox, VosFacturesClient client) {
    long buyer =
        client.clients().create(ClientInput.builder().name("Client Untel").build()).result().id();
    long product =
        client
            .products()
            .create(ProductInput.builder().name("Produit A1").priceNet("10.00").tax("20").build())
            .result()
            .id();
    PositionInput position = PositionInput.builder().productId(product).quantity("2").build();
    long invoice =
        client
            .invoices()
            .create(InvoiceInput.builder().clientId(buyer).positions(List.of(position)).build())
            .result()
            .id();
    long department = client.departments().list().result().get(0).id();
    String token = "\"" + sandbox.apiToken() + "\"";
    return Map.of(
        ".account(\"votrecompte\")", ".baseUrl(\"" + sandbox.url() + "\")",
        "System.getenv(\"VOSFACTURES_API_TOKEN\")", token,
        "\"API_TOKEN\"", token,
        ".clientId(1L)", ".clientId(" + buyer + "L)",
        ".productId(1L)", ".productId(" + product + "L)",
        "(100)", "(" + invoice + ")",
        "(100,", "(" + invoice + ",",
        "\"id\", 100)", "\"id\", " + invoice + ")",
        ".uploadLogo(1,", ".uploadLogo(" + department + ",",
        "Path.of(\"", "Path.of(\"" + files + "/");
  }
}
