package io.github.facturier.vosfactures.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.vosfactures.auth.ApiToken;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The place of the token: a JSON object, else a form with files, else the query. */
class ApiTokenInterceptorTest {
  static {
    Logger.getLogger(MockWebServer.class.getName()).setLevel(Level.SEVERE);
  }

  private final MockWebServer server = new MockWebServer();
  private final OkHttpClient client =
      new OkHttpClient.Builder().addInterceptor(ApiToken.of("a+b&c=d").interceptor()).build();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.shutdown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/invoices.json", "/invoices.json?page=1&q=a%26b%20c", "/a?b"})
  void withoutABodyIntoTheQuery(String path) throws Exception {
    HttpUrl asked = server.url(path);
    HttpUrl url = send(new Request.Builder().url(asked)).getRequestUrl();
    assertEquals("a+b&c=d", url.queryParameter("api_token"));
    String query = url.newBuilder().removeAllQueryParameters("api_token").build().encodedQuery();
    assertEquals(asked.encodedQuery(), query);
  }

  @Test
  void withADeleteIntoTheQuery() throws Exception {
    RecordedRequest request = send(new Request.Builder().url(server.url("/a")).delete());
    assertEquals("a+b&c=d", request.getRequestUrl().queryParameter("api_token"));
  }

  @Test
  void withJsonIntoTheObject() throws Exception {
    RequestBody json =
        RequestBody.create("{\"a\":10.00}", MediaType.get("application/json; charset=utf-8"));
    RecordedRequest request = send(new Request.Builder().url(server.url("/a?b=1")).put(json));
    assertEquals("/a?b=1", request.getPath());
    assertEquals("{\"api_token\":\"a+b&c=d\",\"a\":10.00}", request.getBody().readUtf8());
    assertEquals("application/json; charset=utf-8", request.getHeader("Content-Type"));
  }

  @Test
  void withAFormWithFilesIntoAPart() throws Exception {
    MultipartBody form =
        new MultipartBody.Builder("edge")
            .setType(MultipartBody.FORM)
            .addFormDataPart("department[logo]", "a.png", RequestBody.create("picture", null))
            .build();
    RecordedRequest request = send(new Request.Builder().url(server.url("/a")).put(form));
    assertEquals("/a", request.getPath());
    assertEquals("multipart/form-data; boundary=edge", request.getHeader("Content-Type"));
    String body = request.getBody().readUtf8();
    assertTrue(body.contains("name=\"api_token\"\r\nContent-Length: 7\r\n\r\na+b&c=d\r\n"), body);
    assertTrue(body.contains("filename=\"a.png\""), body);
    assertTrue(body.contains("picture"), body);
  }

  @Test
  void anotherBodyLeavesTheQuery() throws Exception {
    FormBody form = new FormBody.Builder().add("a", "b").build();
    RecordedRequest request = send(new Request.Builder().url(server.url("/a")).post(form));
    assertEquals("a+b&c=d", request.getRequestUrl().queryParameter("api_token"));
    assertEquals("a=b", request.getBody().readUtf8());
    RequestBody xml = RequestBody.create("<a/>", MediaType.get("application/xml"));
    request = send(new Request.Builder().url(server.url("/a")).post(xml));
    assertEquals("a+b&c=d", request.getRequestUrl().queryParameter("api_token"));
  }

  @Test
  void aCallersOwnTokenIsNotDoubled() throws Exception {
    HttpUrl url = server.url("/a?api_token=mine");
    assertEquals("/a?api_token=mine", send(new Request.Builder().url(url)).getPath());
    MultipartBody form =
        new MultipartBody.Builder("edge")
            .setType(MultipartBody.FORM)
            .addFormDataPart("api_token", "mine")
            .build();
    String body = send(new Request.Builder().url(server.url("/a")).post(form)).getBody().readUtf8();
    assertTrue(body.contains("mine"), body);
    assertFalse(body.contains("a+b"), body);
  }

  @Test
  void noHeaderHoldsIt() throws Exception {
    RecordedRequest request = send(new Request.Builder().url(server.url("/a")));
    assertNull(request.getHeader("Authorization"));
    assertFalse(request.getHeaders().toString().contains("a+b"));
  }

  private RecordedRequest send(Request.Builder request) throws Exception {
    server.enqueue(new MockResponse());
    client.newCall(request.build()).execute().close();
    return server.takeRequest();
  }
}
