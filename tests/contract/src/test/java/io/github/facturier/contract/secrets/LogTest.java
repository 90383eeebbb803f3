package io.github.facturier.contract.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.behaviour.VosServer;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.vosfactures.model.WebhookInput;
import io.github.facturier.vosfactures.model.WebhookKind;
import io.github.facturier.vosfactures.support.AttachmentException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log has one line per attempt and one per retry, and never a body. */
class LogTest {
  @RegisterExtension final VosServer server = new VosServer();
  private CapturedLog log;

  @BeforeEach
  void open() {
    log = CapturedLog.open();
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void everyAttemptIsALine() {
    server.respond(VosServer.json(200, "{\"id\":1}"));
    server.client().webhooks().get(1).result();
    List<String> lines = linesOf("DEBUG io.github.facturier.http: ");
    assertEquals(1, lines.size());
    String expected =
        "WebhooksApi.get: GET " + server.url() + "webhooks/1.json?api_token=[hidden] -> 200 in ";
    assertTrue(lines.get(0).startsWith(expected), lines.get(0));
  }

  @Test
  void everyRetryIsALine() {
    server.respond(
        new MockResponse().setResponseCode(503), new MockResponse().setResponseCode(429));
    server.respond(VosServer.json(200, "{\"id\":1}"));
    server.client(server.builder().retryPolicy(VosServer.AT_ONCE)).webhooks().get(1).result();
    List<String> lines = linesOf("INFO io.github.facturier.retry: ");
    assertEquals("WebhooksApi.get: status 503, attempt 2 in 0 ms", lines.get(0));
    assertEquals("WebhooksApi.get: status 429, attempt 3 in 0 ms", lines.get(1));
    assertEquals(2, lines.size());
  }

  /** They hold other people's addresses and bank accounts. */
  @Test
  void bodiesAreNotLogged() {
    server.respond(VosServer.json(201, "{\"id\":1,\"url\":\"https://received.example.com\"}"));
    server
        .client()
        .webhooks()
        .create(
            WebhookInput.builder()
                .kind(WebhookKind.values().get(0))
                .url("https://sent.example.com")
                .build())
        .result();
    List<String> lines = log.take();
    assertTrue(lines.stream().anyMatch(line -> line.contains(" received {")), lines::toString);
    assertTrue(lines.stream().noneMatch(line -> line.contains("example.com")), lines::toString);
  }

  /** The form for the storage has secrets of thousands of characters. */
  @Test
  void aLongPolicyIsNotLogged() {
    String policy = "cG9saWN5".repeat(1_000);
    String securityToken = "IQoJb3JpZ2luX2VjE/+=".repeat(5_000);
    String form =
        "{\"url\":\"%sstorage\",\"policy\":\"%s\",\"x-amz-security-token\":\"%s\"}"
            .formatted(server.url(), policy, securityToken);
    server.respond(VosServer.json(200, form), new MockResponse().setResponseCode(204));
    server.respond(VosServer.json(200, "{}"));
    server.client().invoices().attach(1, Upload.of("note.txt", new byte[] {1}));
    assertTrue(log.take().stream().noneMatch(line -> line.contains("cG9saWN5cG9saWN5")));

    String echo = "policy=" + policy + "&token=" + securityToken.replace("+", "%2B");
    server.respond(
        VosServer.json(200, form), new MockResponse().setResponseCode(403).setBody(echo));
    AttachmentException e =
        assertThrows(
            AttachmentException.class,
            () -> server.client().invoices().attach(1, Upload.of("note.txt", new byte[] {1})));
    List<String> texts = new ArrayList<>(Texts.of(e));
    texts.addAll(log.take());
    for (String text : texts) {
      assertFalse(text.contains("cG9saWN5") || text.contains("IQoJb3Jp"), text);
    }
    assertEquals("policy=[hidden]&token=[hidden]", ((ApiException) e.getCause()).body());
  }

  private List<String> linesOf(String beginning) {
    return log.take().stream()
        .filter(line -> line.startsWith(beginning))
        .map(line -> line.substring(beginning.length()))
        .toList();
  }
}
