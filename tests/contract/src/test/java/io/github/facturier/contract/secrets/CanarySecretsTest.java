package io.github.facturier.contract.secrets;

import static io.github.facturier.contract.provider.ProviderUnderTest.VOS_FACTURES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.behaviour.VosServer;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.ApiException;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.support.ApiToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * Each operation against all that a server may do to it, at the most verbose log level: no secret
 * that was sent or received is found in a log line, in an exception, in the text of a call or of a
 * model.
 */
class CanarySecretsTest {
  private static VosServer server;
  private static CapturedLog log;

  /** What the next requests are answered with. */
  private static volatile Mischief mischief;

  private static volatile SpecOperation called;

  private static int turn;

  @BeforeAll
  static void start() throws IOException {
    server = VosServer.start();
    server.answerAll(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return mischief.answer(request, called);
          }
        });
    log = CapturedLog.open();
  }

  @AfterAll
  static void stop() throws IOException {
    log.close();
    server.close();
  }

  @Test
  void theDocumentMarksSecrets() {
    List<String> carriers =
        VOS_FACTURES.operations().stream()
            .filter(operation -> Canaries.count(operation) > 0)
            .map(SpecOperation::id)
            .toList();
    assertTrue(
        carriers.containsAll(
            List.of(
                "createSession",
                "createAccount",
                "addUser",
                "getAccount",
                "createWebhook",
                "updateWebhook",
                "getPublicInvoicePage",
                "downloadPublicInvoicePdf")),
        carriers::toString);
  }

  /** The net would be useless if nothing were ever caught in it. */
  @Test
  void theNetCatches() throws Exception {
    mischief = Mischief.PLAIN_TEXT;
    called = VOS_FACTURES.operations().get(0);
    VosFacturesClient client = client(Canaries.TOKEN);
    Response<?> response = client.webhooks().get(1).execute();
    assertTrue(Canaries.isIn(response.errorBody().string()), "the server shows the token");
    List<String> lines = log.take();
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("TRACE")), lines::toString);
    assertTrue(lines.stream().anyMatch(line -> line.contains("[hidden]")), lines::toString);
  }

  @TestFactory
  Stream<DynamicTest> aTokenLikeTheirs() {
    return tests(Canaries.TOKEN, VOS_FACTURES.operations());
  }

  /** With one operation of each kind: where its token goes and what it answers makes the kind. */
  @TestFactory
  Stream<DynamicTest> anAwkwardToken() {
    Map<String, SpecOperation> kinds = new LinkedHashMap<>();
    for (SpecOperation operation : VOS_FACTURES.operations()) {
      kinds.putIfAbsent(
          operation.method() + operation.isMultipart() + operation.success().mediaType(),
          operation);
    }
    assertTrue(kinds.size() > 8, kinds::toString);
    return tests(Canaries.AWKWARD_TOKEN, List.copyOf(kinds.values()));
  }

  private static Stream<DynamicTest> tests(String token, List<SpecOperation> operations) {
    VosFacturesClient client = client(token);
    return operations.stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.id(), () -> assertNoSecretIsShown(client, operation)));
  }

  private static VosFacturesClient client(String token) {
    return server.client(
        server.builder().credentials(ApiToken.of(token)).retryPolicy(VosServer.AT_ONCE));
  }

  private static void assertNoSecretIsShown(VosFacturesClient client, SpecOperation operation) {
    called = operation;
    turn++;
    for (Mischief next : Mischief.values()) {
      mischief = next;
      List<String> texts = new ArrayList<>();
      ApiCall<?> call = VOS_FACTURES.call(client, operation, Canaries.arguments(operation));
      texts.add(call.toString());
      boolean failed = result(call, texts);
      switch ((turn + next.ordinal()) % 4) { // each mischief meets each way in turn
        case 0 -> execute(call.clone(), texts);
        case 1 -> future(call.clone(), texts);
        case 2 -> enqueue(call.clone(), texts);
        default -> pages(call, texts);
      }
      assertTrue(failed || !next.isFailure(operation), () -> next + " brought a result");
      List<String> lines = log.take();
      assertFalse(lines.isEmpty(), () -> next + " was not logged");
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
      if (mischief != Mischief.REASON_PHRASE && Canaries.count(called) == 0) {
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
    CompletableFuture<Object> answer = new CompletableFuture<>();
    call.enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<T> ignored, Response<T> response) {
            answer.complete(String.valueOf(response.body()));
            consumed(response.body());
          }

          @Override
          public void onFailure(Call<T> ignored, Throwable e) {
            answer.complete(e);
          }
        });
    Object outcome = answer.orTimeout(10, TimeUnit.SECONDS).join();
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
    }
    return result;
  }
}
