package io.github.facturier.runtime;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.client.ClientBuilder;
import io.github.facturier.runtime.client.ClientCore;
import io.github.facturier.runtime.client.Sleepers;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;
import io.github.facturier.runtime.spi.Provider;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.Interceptor;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server that sends the responses it is given, and clients of it that retry without delay: each
 * test has a fresh one.
 */
public final class ThingsServer implements BeforeEachCallback, AfterEachCallback {
  static {
    Logger.getLogger(MockWebServer.class.getName()).setLevel(Level.SEVERE);
  }

  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private final List<ClientCore> clients = new ArrayList<>();
  private MockWebServer server = new MockWebServer();

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    server = new MockWebServer();
    server.setServerSocketFactory(new NoDelayServerSocketFactory());
    server.start(InetAddress.getByName("127.0.0.1"), 0);
    pauses.clear();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    clients.forEach(ClientCore::close);
    clients.clear();
    server.shutdown();
  }

  /** A client with the defaults. */
  public ThingsApi api() {
    return api(builder());
  }

  public ThingsApi api(Builder builder) {
    return client(builder).api(ThingsApi.class);
  }

  /** A client of a provider that may send errors with a 2xx status. */
  public ThingsApi api(Builder builder, Predicate<Function<String, JsonElement>> isError) {
    return client(builder, new Nobody(isError)).api(ThingsApi.class);
  }

  public ClientCore client(Builder builder) {
    ClientCore client = core(builder);
    clients.add(client);
    return client;
  }

  /** A client with credentials, which is closed after the test. */
  public ClientCore client(Builder builder, Credentials credentials) {
    ClientCore client = ClientCore.of(builder, new Nobody(), credentials);
    clients.add(client);
    return client;
  }

  private ClientCore client(Builder builder, Nobody nobody) {
    ClientCore client = ClientCore.of(builder, nobody, new NoProof());
    clients.add(client);
    return client;
  }

  /** A client that the caller closes. */
  public static ClientCore core(Builder builder) {
    return ClientCore.of(builder, new Nobody(), new NoProof());
  }

  /** A builder whose client talks to this server. */
  public Builder builder() {
    Builder builder =
        new Builder()
            .baseUrl("http://127.0.0.1:" + server.getPort() + "/")
            .readTimeout(Duration.ofSeconds(10)); // a request too many fails soon
    Sleepers.replace(builder, (duration, call) -> pauses.add(duration));
    return builder;
  }

  public void respond(MockResponse... responses) {
    for (MockResponse response : responses) {
      server.enqueue(response);
    }
  }

  public void respond(String json) {
    respond(json(json));
  }

  public static MockResponse json(String json) {
    return new MockResponse().setHeader("Content-Type", "application/json").setBody(json);
  }

  public static MockResponse status(int status) {
    return new MockResponse().setResponseCode(status);
  }

  /** The request arrives, and the connection is cut. */
  public static MockResponse cut() {
    return new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST);
  }

  public int port() {
    return server.getPort();
  }

  /** The number of requests received. */
  public int requests() {
    return server.getRequestCount();
  }

  /** The oldest request that was not taken yet. */
  public RecordedRequest next() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no further request came");
    }
    return request;
  }

  /** The waits of the client, one per retry. */
  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /** A builder of a client for no real API. */
  public static final class Builder extends ClientBuilder<Builder> {
    public Builder() {
      super("ThingsClient", "1.0", "https://{account}.example.com");
    }

    public Builder intercepting(Interceptor interceptor) {
      return intercept(interceptor);
    }

    public Builder account(String account) {
      return variable("account", account);
    }
  }

  /** For a server without authentication. */
  public static final class NoProof implements Credentials {
    @Override
    public Interceptor interceptor() {
      return chain -> chain.proceed(chain.request());
    }

    @Override
    public Collection<String> secrets() {
      return List.of();
    }
  }

  public record Nobody(Predicate<Function<String, JsonElement>> isError) implements Provider {
    public Nobody() {
      this(field -> false);
    }

    @Override
    public String name() {
      return "nobody";
    }

    @Override
    public ErrorDecoder errors() {
      return new ErrorDecoder() {
        @Override
        public ErrorDetails decode(ErrorResponse response) {
          return new ErrorDetails(null, null, messages(response.body()));
        }

        @Override
        public boolean isError(Function<String, JsonElement> field) {
          return isError.test(field);
        }
      };
    }

    /** Decodes Base64, as an example of an encoding of errors. */
    private static Map<String, List<String>> messages(String body) {
      if (!body.startsWith("base64 ")) {
        return Map.of();
      }
      byte[] text = Base64.getDecoder().decode(body.substring("base64 ".length()));
      return Map.of("", List.of(new String(text, StandardCharsets.UTF_8)));
    }
  }
}
