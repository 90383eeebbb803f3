package io.github.facturier.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.sandbox.vosfactures.VosFacturesTestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final String CLIENT = "{'client': {'name': 'A'}}";

  private final Sandbox sandbox = Sandbox.start();
  private final VosFacturesSandbox vos = sandbox.vosFactures();
  private final VosFacturesTestClient http = new VosFacturesTestClient(vos);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void replacedResponsesHaveNoEffectAndApplyInOrder() throws Exception {
    vos.failNext(Fault.tooManyRequests(Duration.ofMillis(1500)));
    vos.failNext(Fault.unavailable(), 2);
    HttpResponse<byte[]> limited = http.send("POST", "/clients.json", CLIENT);
    assertEquals(429, limited.statusCode());
    assertEquals("2", limited.headers().firstValue("Retry-After").orElse(""));
    assertEquals(503, http.send("POST", "/clients.json", CLIENT).statusCode());
    assertEquals(503, http.get("/clients.json").statusCode());
    assertEquals(0, http.list("/clients.json").size());
  }

  @Test
  void faultAppliesToItsOperationOnly() throws Exception {
    vos.failNext(Fault.unavailable(Duration.ofSeconds(3)).on("createClient"));
    assertEquals(200, http.get("/clients.json").statusCode());
    HttpResponse<byte[]> failed = http.send("POST", "/clients.json", CLIENT);
    assertEquals("3", failed.headers().firstValue("Retry-After").orElse(""));
    assertEquals(201, http.send("POST", "/clients.json", CLIENT).statusCode());
  }

  @Test
  void closedConnectionLosesTheResponseOnly() throws Exception {
    vos.failNext(Fault.cutBeforeResponse().on("createClient"), 2);
    assertThrows(IOException.class, () -> http.send("POST", "/clients.json", CLIENT));
    long sent =
        vos.requests().stream().filter(call -> "createClient".equals(call.operationId())).count();
    assertEquals(0, vos.requests().get(0).status());
    vos.failNext(Fault.cutInBody().on("listClients"));
    assertThrows(IOException.class, () -> http.get("/clients.json"));
    assertEquals(sent, http.list("/clients.json").size());
  }

  @Test
  void slowResponseIsCorrect() throws Exception {
    vos.failNext(Fault.slow(Duration.ofMillis(300)));
    long start = System.nanoTime();
    assertEquals(0, http.list("/clients.json").size());
    assertTrue(System.nanoTime() - start >= 300_000_000L);
  }

  @Test
  void responsesCanBeMalformed() throws Exception {
    vos.failNext(Fault.malformed());
    assertThrows(RuntimeException.class, () -> http.read("/clients/1.json"));
    vos.failNext(Fault.htmlPage());
    HttpResponse<byte[]> page = http.get("/invoices/1.pdf");
    assertEquals(200, page.statusCode());
    assertTrue(VosFacturesTestClient.text(page).startsWith("<!DOCTYPE html>"));
    vos.failNext(Fault.status(418, "{\"code\":\"error\"}"));
    assertEquals(418, http.get("/invoices/1.pdf").statusCode());
    vos.failNext(Fault.redirect("http://127.0.0.1:1/elsewhere"));
    HttpResponse<byte[]> moved = http.get("/clients.json");
    assertEquals("http://127.0.0.1:1/elsewhere", moved.headers().firstValue("Location").orElse(""));
  }

  @Test
  void invalidFaultsAreRejected() {
    assertThrows(IllegalArgumentException.class, () -> Fault.status(100, ""));
    Fault fault = Fault.unavailable();
    assertThrows(IllegalArgumentException.class, () -> vos.failNext(fault, 0));
    assertEquals("Fault 503 on getInvoice", fault.on("getInvoice").toString());
  }

  @Test
  void resetDropsPendingFaults() throws Exception {
    vos.failNext(Fault.unavailable(), 5);
    vos.reset();
    assertEquals(List.of(), http.list("/clients.json"));
  }

  @Test
  void isThreadSafe() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<HttpResponse<byte[]>>> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      calls.add(threads.submit(() -> http.send("POST", "/clients.json", CLIENT)));
      calls.add(threads.submit(() -> http.get("/clients.json?per_page=100")));
    }
    for (Future<HttpResponse<byte[]>> call : calls) {
      assertEquals(2, call.get().statusCode() / 100);
    }
    threads.shutdown();
    assertEquals(40, http.list("/clients.json?per_page=100").size());
  }
}
