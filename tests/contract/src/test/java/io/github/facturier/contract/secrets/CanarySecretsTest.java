package io.github.facturier.contract.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.behaviour.VosServer;
import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.WireRequest;
import io.github.facturier.luccacleemy.support.AccountingExport;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.sandbox.http.NoDelayServerSocketFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * Each operation with every hostile response, at the most verbose log level: no secret that was
 * sent or received is in a log line, an exception, or the text of a call or model.
 */
class CanarySecretsTest {
  private static final RetryPolicy AT_ONCE = VosServer.AT_ONCE;

  /** A client for itself, whose connections live through all the tests. */
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(10)).build();

  private static MockWebServer server;
  private static CapturedLog log;

  /** The response to the next requests. */
  private static volatile HostileResponse hostile;

  /** Whether the requests for a token get the same response. */
  private static volatile boolean tokensFail;

  private static volatile Access access;
  private static volatile Keys keys;
  private static volatile SpecOperation called;
  private static int turn;

  @BeforeAll
  static void start() throws IOException {
    server = new MockWebServer();
    server.setServerSocketFactory(new NoDelayServerSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            try {
              return response(WireRequest.of(request));
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }
        });
    server.start(InetAddress.getByName("127.0.0.1"), 0);
    log = CapturedLog.open();
  }

  private static MockResponse response(WireRequest request) throws Exception {
    SpecOperation tokens = access.tokens();
    boolean isForToken = tokens != null && request.path().endsWith(tokens.wirePath(Map.of()));
    SpecOperation operation = isForToken && !isForTokens(called) ? tokens : called;
    Scene scene = Scene.of(access.provider(), operation, keys, request);
    return operation == called || tokensFail ? hostile.response(scene) : scene.success();
  }

  /** Whether the operation is itself one that brings tokens. */
  private static boolean isForTokens(SpecOperation operation) {
    return operation.isAnonymous();
  }

  @AfterAll
  static void stop() throws IOException {
    log.close();
    server.shutdown();
    HTTP.dispatcher().executorService().shutdown();
    HTTP.connectionPool().evictAll();
  }

  @Test
  void theDocumentsMarkSecrets() {
    List<String> carriers = new ArrayList<>();
    for (ProviderUnderTest provider : ProviderUnderTest.values()) {
      provider.operations().stream()
          .filter(operation -> Canaries.count(operation) > 0)
          .forEach(operation -> carriers.add(operation.id()));
    }
    assertTrue(
        carriers.containsAll(
            List.of(
                // VosFactures
                "createSession",
                "addUser",
                "getAccount",
                "createWebhook",
                "updateWebhook",
                "getPublicInvoicePage",
                "downloadPublicInvoicePdf",
                // Factomos
                "createAccount",
                "createSession",
                "openEstimateForm",
                // Facturation.pro and MyClementine
                "createToken",
                "editMyPassword",
                // Lucca Cleemy
                "createAccessToken")),
        carriers::toString);
  }

  /** Checks that the scan finds secrets that are shown. */
  @ParameterizedTest
  @EnumSource
  void theScanFindsSecretsThatAreShown(Access next) throws Exception {
    access = next;
    keys = next.keys();
    hostile = HostileResponse.PLAIN_TEXT;
    tokensFail = false;
    called = access.provider().where(operation -> !operation.isAnonymous()).get(0);
    Response<?> response = client().call(called).execute();
    assertTrue(Canaries.isIn(response.errorBody().string()), "the server shows the secret");
    List<String> lines = log.take();
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("TRACE")), lines::toString);
    // Factomos' keys are in the body alone, which is not logged.
    assertTrue(
        access == Access.FACTOMOS || lines.stream().anyMatch(line -> line.contains("[hidden]")),
        lines::toString);
  }

  @TestFactory
  Stream<DynamicTest> secretsOfTheUsualForm() {
    return Stream.of(Access.values())
        .flatMap(next -> tests(next, next.keys(), false, operations(next)));
  }

  /** All operations, unless another kind of authentication was already tested with all. */
  private static List<SpecOperation> operations(Access access) {
    return access.tokens() == null ? access.provider().operations() : kinds(access);
  }

  /**
   * With one operation of each kind: the place of the token and the type of the response define the
   * kind.
   */
  @TestFactory
  Stream<DynamicTest> awkwardSecrets() {
    return Stream.of(Access.values())
        .filter(next -> next != Access.LOGIN) // whose password is awkward already
        .flatMap(next -> tests(next, awkward(next), false, kinds(next)));
  }

  /** A failing login or token renewal on behalf of another call. */
  @TestFactory
  Stream<DynamicTest> failedTokenRequestsShowNoSecret() {
    return Stream.of(Access.values())
        .filter(next -> next.tokens() != null)
        .flatMap(next -> tests(next, next.keys(), true, kinds(next)));
  }

  private static Keys awkward(Access access) {
    return access == Access.FACTOMOS
        ? new Keys(Canaries.AWKWARD_TOKEN, Canaries.AWKWARD_SECRET)
        : new Keys(access.keys().name(), Canaries.AWKWARD_TOKEN);
  }

  private static List<SpecOperation> kinds(Access access) {
    Map<String, SpecOperation> kinds = new LinkedHashMap<>();
    for (SpecOperation operation : access.provider().where(one -> !one.isAnonymous())) {
      kinds.putIfAbsent(
          operation.method() + operation.isMultipart() + operation.success().mediaType(),
          operation);
    }
    return List.copyOf(kinds.values());
  }

  private static Stream<DynamicTest> tests(
      Access access, Keys keys, boolean tokensFail, List<SpecOperation> operations) {
    return operations.stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    access + ", " + operation.id(),
                    () -> assertNoSecretIsShown(access, keys, tokensFail, operation)));
  }

  private static ClientUnderTest client() {
    return access.client(
        "http://127.0.0.1:" + server.getPort() + "/",
        keys,
        builder -> builder.httpClient(HTTP).retryPolicy(AT_ONCE));
  }

  private static void assertNoSecretIsShown(
      Access with, Keys secrets, boolean alsoTokens, SpecOperation operation) {
    access = with;
    keys = secrets;
    tokensFail = alsoTokens;
    called = operation;
    turn++;
    for (HostileResponse next : HostileResponse.values()) {
      hostile = next;
      List<String> texts = new ArrayList<>();
      ApiCall<?> call = client().call(operation, Canaries.arguments(operation));
      texts.add(call.toString());
      boolean failed = result(call, texts);
      switch ((turn + next.ordinal()) % 4) { // each response meets each way to call in turn
        case 0 -> execute(call.clone(), texts);
        case 1 -> future(call.clone(), texts);
        case 2 -> enqueue(call.clone(), texts);
        default -> pages(call, texts);
      }
      assertTrue(
          failed || !next.isFailure(access.provider(), operation),
          () -> next + " brought a result");
      List<String> lines = log.take();
      assertFalse(lines.isEmpty(), () -> next + " was not logged");
      if (next.isData(access.provider())) {
        texts.clear();
      }
      texts.addAll(lines);
      List<String> showing = texts.stream().filter(Canaries::isIn).toList();
      assertEquals(List.of(), showing, next::toString);
    }
  }

  private static boolean result(ApiCall<?> call, List<String> texts) {
    try {
      texts.add(String.valueOf(consumed(call.result())));
      return false;
    } catch (ApiException e) {
      texts.addAll(Texts.of(e));
      return true;
    }
  }

  /**
   * Retrofit's own response shows the reason phrase as the server sent it, and the address as the
   * caller made it: without the token, but with the secrets that are arguments.
   */
  private static void execute(ApiCall<?> call, List<String> texts) {
    try {
      Response<?> response = call.execute();
      if (hostile != HostileResponse.REASON_PHRASE && Canaries.count(called) == 0) {
        texts.add(response.toString());
      }
      texts.add(String.valueOf(consumed(response.body())));
    } catch (IOException | ApiException e) {
      texts.addAll(Texts.of(e));
    }
  }

  private static void future(ApiCall<?> call, List<String> texts) {
    try {
      texts.add(String.valueOf(consumed(call.future().get(10, TimeUnit.SECONDS))));
    } catch (ExecutionException e) {
      texts.addAll(Texts.of(e));
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the future was never completed", e);
    }
  }

  private static <T> void enqueue(ApiCall<T> call, List<String> texts) {
    CompletableFuture<Object> future = new CompletableFuture<>();
    call.enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<T> ignored, Response<T> response) {
            future.complete(String.valueOf(response.body()));
            consumed(response.body());
          }

          @Override
          public void onFailure(Call<T> ignored, Throwable e) {
            future.complete(e);
          }
        });
    Object outcome = future.orTimeout(10, TimeUnit.SECONDS).join();
    if (outcome instanceof Throwable e) {
      texts.addAll(Texts.of(e));
    } else {
      texts.add(outcome.toString());
    }
  }

  private static void pages(ApiCall<?> call, List<String> texts) {
    try {
      if (call instanceof PagedCall<?> list) {
        list.pages().limit(2).forEach(page -> texts.add(page.items().toString()));
      }
    } catch (ApiException e) {
      texts.addAll(Texts.of(e));
    }
  }

  private static Object consumed(Object result) {
    if (result instanceof Download download) {
      download.close();
    } else if (result instanceof AccountingExport export) {
      export.close();
    }
    return result;
  }
}
