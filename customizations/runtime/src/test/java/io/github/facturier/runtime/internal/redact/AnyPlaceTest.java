package io.github.facturier.runtime.internal.redact;

import static io.github.facturier.runtime.ThingsServer.status;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.ThingsServer;
import io.github.facturier.runtime.annotation.Effect;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.annotation.Secret;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.json.Thing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.FutureTask;
import okhttp3.Credentials;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.http.Body;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/**
 * A secret of any length and characters, at each place of a request and of its response, in a
 * thread with a small stack.
 */
class AnyPlaceTest {
  private static final String HEAD = "canaryHead";
  private static final String TAIL = "canaryTail";
  private static final int LONGEST = 100_000;
  private static final int MAX_HEADER = 200_000;
  private static final int SMALL_STACK = 256 * 1024;

  @RegisterExtension final ThingsServer server = new ThingsServer();
  @TempDir Path folder;

  /** Secrets in arguments. */
  public interface SecretsApi {
    @Operation(id = "query", effect = Effect.READ)
    @GET("query")
    ApiCall<Thing> query(@Secret @Query("q") String secret);

    @Operation(id = "form")
    @FormUrlEncoded
    @POST("form")
    ApiCall<Thing> form(@Secret @Field("f") String secret);

    @Operation(id = "body")
    @POST("body")
    ApiCall<Thing> body(@Body Thing thing);

    @Operation(id = "file", mediaType = "application/octet-stream", effect = Effect.READ)
    @Streaming
    @GET("file")
    ApiCall<Download> file(@Secret @Query("q") String secret);
  }

  @RepeatedTest(12)
  void isShownNowhere(RepetitionInfo repetition) throws Exception {
    long seed = repetition.getCurrentRepetition() < 6 ? 0 : System.nanoTime();
    Random random = new Random(seed + repetition.getCurrentRepetition());
    String secret = HEAD + any(random, (int) Math.pow(LONGEST, random.nextDouble())) + TAIL;
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              check(secret);
              return null;
            });
    new Thread(null, task, "small stack", SMALL_STACK).start();
    try {
      task.get();
    } catch (Exception e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private void check(String secret) throws Exception {
    SecretsApi api = server.client(server.builder()).api(SecretsApi.class);
    Thing thing = Thing.builder().password(secret).build();
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    for (MockResponse response :
        new MockResponse[] {
          status(422).setBody("{\"message\":\"<" + form + ">\"}"),
          status(422).setBody("<p>" + secret.replace("&", "&amp;") + "</p>"),
          status(422).setBody(Base64.getEncoder().encodeToString(secret.getBytes("UTF-8"))),
          status(200).setBody("{\"id\":\"" + form + "\"}"),
          status(200).setBody("<html><title>" + form),
          status(302).setHeader("Location", "/elsewhere?q=" + form),
          status(307).setHeader("Location", "https://elsewhere.example/" + form)
        }) {
      if (response.getHeaders().get("Location") != null && form.length() > MAX_HEADER) {
        continue; // OkHttp does not read it
      }
      assertHidden(api.query(secret), response);
      assertHidden(api.form(secret), response);
      assertHidden(api.body(thing), response);
    }
    assertFalse(isShown(thing.toString()));
    server.respond(new MockResponse().setBody("a;b"));
    try (Download file = api.file(secret).result()) {
      assertFalse(isShown(file.toString() + file.origin()));
      file.saveTo(folder.resolve("missing").resolve("file"));
    } catch (IOException e) {
      assertFalse(isShown(trace(e)));
    }
    assertProxy(secret);
  }

  private void assertProxy(String secret) {
    Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", server.port()));
    String basic = Credentials.basic("user", secret, StandardCharsets.UTF_8);
    SecretsApi api =
        server
            .client(server.builder().proxy(proxy).proxyCredentials("user", secret))
            .api(SecretsApi.class);
    assertHidden(api.query("a"), status(407).setBody(basic + " is " + secret));
  }

  private void assertHidden(ApiCall<?> call, MockResponse response) {
    assertFalse(isShown(call.toString()));
    server.respond(response.clone());
    String location = response.getHeaders().get("Location");
    if (location != null && location.startsWith("/") && call.request().method().equals("GET")) {
      server.respond(status(404)); // it is followed
    }
    try {
      call.result();
      throw new AssertionError("no exception after " + response.getStatus());
    } catch (ApiException e) {
      String shown = trace(e) + e.body() + e.url() + e.messages() + e.error();
      assertTrue(!isShown(shown), () -> response.getStatus() + ": " + shown);
    }
  }

  private static boolean isShown(String text) {
    return text.contains(HEAD) || text.contains(TAIL);
  }

  private static String trace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** Of each kind as likely as not: of ASCII, of those with two bytes, of all of Unicode. */
  private static String any(Random random, int length) {
    int[] ends = {0x80, 0x800, Character.MIN_SURROGATE, Character.MAX_CODE_POINT + 1};
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      int codePoint = 1 + random.nextInt(ends[random.nextInt(ends.length)] - 1);
      if (Character.getType(codePoint) != Character.SURROGATE) {
        text.appendCodePoint(codePoint);
      }
    }
    return text.toString();
  }
}
