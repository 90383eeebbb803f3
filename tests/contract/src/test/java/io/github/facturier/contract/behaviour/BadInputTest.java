package io.github.facturier.contract.behaviour;

import static io.github.facturier.contract.provider.ProviderUnderTest.VOS_FACTURES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.Arguments;
import io.github.facturier.contract.spec.GeneratedMethod;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.parameter.Parameters;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.CreateInvoiceRequest;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.LoginRequest;
import io.github.facturier.vosfactures.model.UpdateProductRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.Path;

/** Invalid arguments are rejected before any request; the message names method and parameter. */
class BadInputTest {
  @RegisterExtension final VosServer server = new VosServer();

  @AfterEach
  void nothingWasSent() {
    assertEquals(0, server.requests());
  }

  @Test
  void aMissingRequiredField() {
    assertEquals(
        "CreateInvoiceRequest.Builder.build(): CreateInvoiceRequest.invoice is required and was"
            + " not set",
        refusal(() -> CreateInvoiceRequest.builder().build()));
    assertEquals(
        "LoginRequest.Builder.build(): LoginRequest.password is required and was not set",
        refusal(() -> LoginRequest.builder().login("moi").build()));
    assertEquals(
        "LoginRequest.Builder.build(): LoginRequest.password is required and was not set",
        refusal(() -> LoginRequest.builder().login("moi").password(null).build()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://votrecompte.vosfactures.fr",
        "http://192.168.1.1/",
        "https://user:hunter2@votrecompte.vosfactures.fr",
        "https://votrecompte.vosfactures.fr/?api_token=hunter2",
        "https://votrecompte.vosfactures.fr/#hunter2",
        "votrecompte.vosfactures.fr",
        "garbage",
        "ftp://votrecompte.vosfactures.fr",
        " ",
      })
  void aWrongBaseUrl(String url) {
    String message = refusal(() -> VosFacturesClient.builder().baseUrl(url).build());
    assertTrue(message.startsWith("VosFacturesClient.builder()"), message);
    assertTrue(message.contains("baseUrl"), message);
    assertFalse(message.contains("hunter2"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.com/#",
        "evil.com?",
        "a@evil.com",
        "evil.com:80",
        "é",
        "",
        "acme.vosfactures.fr"
      })
  void anAccountThatWouldBeAnotherHost(String account) {
    ApiToken token = ApiToken.of("token");
    String message =
        refusal(
            () -> VosFacturesClient.builder().account(account).credentials(token).build().close());
    assertTrue(message.startsWith("VosFacturesClient.builder(): "), message);
    assertTrue(message.contains("account"), message);
  }

  @Test
  void noAddress() {
    assertEquals(
        "VosFacturesClient.builder(): account(...) is required, or baseUrl(...)",
        refusal(() -> VosFacturesClient.builder().credentials(ApiToken.of("x")).build()));
  }

  /** The login tells the account, so that a client for it alone needs none. */
  @Test
  void noAddressForTheLogin() {
    List<String> hosts = new ArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .dns(
                host -> {
                  hosts.add(host);
                  throw new UnknownHostException(host);
                })
            .build();
    try (VosFacturesClient client =
        VosFacturesClient.builder().httpClient(http).retryPolicy(RetryPolicy.NONE).build()) {
      LoginRequest login = LoginRequest.builder().login("jeandupont").password("secret").build();
      assertThrows(TransportException.class, () -> client.sessions().login(login).result());
      assertEquals(List.of("app.vosfactures.fr"), hosts);
      String message = "VosFacturesClient.builder(): account(...) is required, or baseUrl(...)";
      assertEquals(
          "InvoicesApi.downloadPublicPdf: " + message,
          refusal(() -> client.invoices().downloadPublicPdf("token")));
      assertEquals(message, refusal(() -> client.request("GET", "invoices.json").asJson()));
      assertEquals(1, hosts.size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "abc\n", "abc def"})
  void aTokenThatIsNone(String token) {
    String message = refusal(() -> ApiToken.of(token));
    assertTrue(message.startsWith("ApiToken.of: parameter 'value' "), message);
  }

  /** Every text path parameter; a number cannot contain path segments. */
  @TestFactory
  Stream<DynamicTest> aPathSegmentThatIsBlankOrDots() {
    return ProviderUnderTest.everyOperation(
        operation -> !textsInPath(operation).isEmpty(),
        (provider, operation) -> {
          for (int position : textsInPath(operation)) {
            for (String value : List.of("", " ", ".", "..")) {
              String name =
                  method(operation).getParameters()[position].getAnnotation(Path.class).value();
              assertEquals(
                  methodName(operation)
                      + ": path parameter '"
                      + name
                      + "' must not be \""
                      + value
                      + "\"",
                  refusal(provider, operation, position, value));
            }
          }
        });
  }

  private static List<Integer> textsInPath(SpecOperation operation) {
    Method method = method(operation);
    return IntStream.range(0, method.getParameterCount())
        .filter(i -> method.getParameters()[i].isAnnotationPresent(Path.class))
        .filter(i -> method.getParameterTypes()[i] == String.class)
        .boxed()
        .toList();
  }

  /** Each argument of each method in turn; Retrofit would silently omit some of them. */
  @TestFactory
  Stream<DynamicTest> nullArgumentsAreRefused() {
    return ProviderUnderTest.everyOperation(
        operation -> !objects(operation).isEmpty(),
        (provider, operation) -> {
          for (int position : objects(operation)) {
            String message = refusal(provider, operation, position, null);
            assertTrue(message.startsWith(methodName(operation) + ": parameter '"), message);
            assertTrue(message.endsWith("' is required, but null"), message);
          }
        });
  }

  private static List<Integer> objects(SpecOperation operation) {
    Class<?>[] types = method(operation).getParameterTypes();
    return IntStream.range(0, types.length).filter(i -> !types[i].isPrimitive()).boxed().toList();
  }

  private static Method method(SpecOperation operation) {
    return GeneratedMethod.of(operation).method();
  }

  private static String methodName(SpecOperation operation) {
    Method method = method(operation);
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  /** The message for one invalid argument among valid ones; fails if anything is sent. */
  private static String refusal(
      ProviderUnderTest provider, SpecOperation operation, int position, Object bad) {
    GeneratedMethod method = GeneratedMethod.of(operation);
    List<Object> arguments = new ArrayList<>(Arguments.of(operation).values(method.method()));
    arguments.set(position, bad);
    try (ProviderServer server = new ProviderServer(provider)) {
      Object client = server.client().client();
      String message = refusal(() -> invoke(client, method.forUsers(), arguments));
      assertEquals(0, server.requestCount());
      return message;
    }
  }

  @Test
  void nullArgumentsOfShortcutsAreRefused() {
    VosFacturesClient client = server.client();
    assertTrue(
        refusal(() -> client.invoices().create((InvoiceInput) null))
            .startsWith("InvoicesApi.create: "));
    assertTrue(
        refusal(() -> client.departments().uploadLogo(1, (Upload) null))
            .startsWith("DepartmentsApi.uploadLogo: "));
  }

  /** Every list of the document, by the builder of its parameters. */
  @TestFactory
  Stream<DynamicTest> aPageBeyondTheLast() {
    return VOS_FACTURES
        .where(
            operation ->
                PagedCall.class.isAssignableFrom(
                    GeneratedMethod.of(operation).method().getReturnType()))
        .stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(operation.id(), () -> assertChecksPages(operation)));
  }

  private static void assertChecksPages(SpecOperation operation) throws Throwable {
    Class<?> parameters =
        Stream.of(GeneratedMethod.of(operation).method().getParameterTypes())
            .filter(Parameters.class::isAssignableFrom)
            .findFirst()
            .orElseThrow();
    assertBadPage(parameters, "page", 0, "parameter 'page' must be at least 1, but is 0");
    assertBadPage(parameters, "page", -1, "parameter 'page' must be at least 1, but is -1");
    assertBadPage(parameters, "perPage", 0, "parameter 'per_page' must be at least 1, but is 0");
    assertBadPage(
        parameters, "perPage", 101, "parameter 'per_page' must be at most 100, but is 101");
    set(parameters, "page", 1);
    set(parameters, "perPage", 100);
  }

  private static void assertBadPage(Class<?> parameters, String setter, int value, String problem) {
    assertEquals(
        parameters.getSimpleName() + ": " + problem, refusal(() -> set(parameters, setter, value)));
  }

  @Test
  void aBadPageInALambdaNamesTheMethod() {
    VosFacturesClient client = server.client();
    assertEquals(
        "InvoicesApi.list: parameter 'page' must be at least 1, but is 0",
        refusal(() -> client.invoices().list(q -> q.page(0))));
  }

  @Test
  void aCodeOfDots() {
    VosFacturesClient client = server.client();
    UpdateProductRequest request = UpdateProductRequest.fromJson("{\"product\":{\"name\":\"a\"}}");
    assertEquals(
        "ProductsApi.update: path parameter 'id' must not be \"..\"",
        refusal(() -> client.products().update("..", request)));
  }

  private static void set(Class<?> parameters, String setter, int value) throws Throwable {
    Object builder = parameters.getMethod("builder").invoke(null);
    try {
      builder.getClass().getMethod(setter, Integer.class).invoke(builder, value);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void invoke(Object client, GeneratedMethod method, List<Object> arguments)
      throws Throwable {
    Object api = method.accessor().invoke(client);
    try {
      method.method().invoke(api, arguments.toArray());
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }
}
