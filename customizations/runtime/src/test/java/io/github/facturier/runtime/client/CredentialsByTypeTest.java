package io.github.facturier.runtime.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.ThingsServer;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.json.Thing;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.http.GET;

/** Each operation uses the credentials that it accepts. */
class CredentialsByTypeTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  /** Credentials of one kind. */
  static class Key implements Credentials {
    private final String value;

    Key(String value) {
      this.value = value;
    }

    @Override
    public Interceptor interceptor() {
      return chain ->
          chain.proceed(chain.request().newBuilder().header("Authorization", value).build());
    }

    @Override
    public Collection<String> secrets() {
      return List.of(value);
    }

    @Override
    public String toString() {
      return "hidden";
    }
  }

  /** Credentials of another kind. */
  static final class Token extends Key {
    Token(String value) {
      super(value);
    }
  }

  /** Operations of each kind. */
  public interface SecuredApi {
    @Operation(id = "byKey", credentials = Key.class)
    @GET("key")
    ApiCall<Thing> byKey();

    @Operation(id = "byToken", credentials = Token.class)
    @GET("token")
    ApiCall<Thing> byToken();

    @Operation(
        id = "byAny",
        credentials = {Key.class, Token.class})
    @GET("any")
    ApiCall<Thing> byAny();

    @Operation(id = "unknown")
    @GET("unknown")
    ApiCall<Thing> unknown();
  }

  private SecuredApi api(@Nullable Key key, @Nullable Token token) {
    CredentialsByType all = null;
    if (key != null) {
      all = CredentialsByType.with(all, Key.class, key);
    }
    if (token != null) {
      all = CredentialsByType.with(all, Token.class, token);
    }
    return server.client(server.builder(), all).api(SecuredApi.class);
  }

  private String sent(ApiCall<Thing> call) throws InterruptedException {
    server.respond("{}");
    call.result();
    return server.next().getHeader("Authorization");
  }

  @Test
  void anOperationUsesThoseThatItAccepts() throws InterruptedException {
    SecuredApi api = api(new Key("k"), new Token("t"));
    assertEquals("k", sent(api.byKey()));
    assertEquals("t", sent(api.byToken()));
    assertEquals("t", sent(api.byAny()));
    assertEquals("t", sent(api.unknown()));
    assertEquals("k", sent(api(new Key("k"), null).byAny()));
  }

  @Test
  void othersAreNotSent() {
    ApiCall<Thing> call = api(new Key("secret-key"), null).byToken();
    AuthenticationException e = assertThrows(AuthenticationException.class, call::result);
    assertEquals(Outcome.NOT_SENT, e.outcome());
    assertTrue(
        e.getMessage()
            .contains(
                "the operation requires credentials(Token), and the client was built with Key only"),
        e.getMessage());
    CompletionException later =
        assertThrows(CompletionException.class, () -> call.clone().future().join());
    assertInstanceOf(AuthenticationException.class, later.getCause());
    assertEquals(0, server.requests());
  }

  @Test
  void aHeaderOfTheCallersIsSent() throws InterruptedException {
    ApiCall<Thing> call =
        api(new Key("k"), null)
            .byToken()
            .with(request -> request.newBuilder().header("Authorization", "mine").build());
    assertEquals("mine", sent(call));
  }

  @Test
  void laterOnesOfATypeReplaceEarlierOnes() {
    CredentialsByType one = CredentialsByType.with(null, Key.class, new Key("1"));
    CredentialsByType two = CredentialsByType.with(one, Key.class, new Key("2"));
    assertEquals(List.of("1"), one.secrets());
    assertEquals(List.of("2"), two.secrets());
    assertEquals(
        List.of("t", "2"),
        List.copyOf(CredentialsByType.with(two, Token.class, new Token("t")).secrets()));
    assertFalse(two.toString().contains("2"), two.toString());
  }

  @Test
  void areFoundByTheirType() {
    Token token = new Token("t");
    CredentialsByType all = CredentialsByType.with(null, Token.class, token);
    ClientCore core = server.client(server.builder(), all);
    assertEquals(token, core.credentials(Token.class));
    CredentialsByType keys = CredentialsByType.with(null, Key.class, new Key("k"));
    ClientCore other = server.client(server.builder(), keys);
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> other.credentials(Token.class));
    assertTrue(e.getMessage().contains("Token"), e.getMessage());
  }
}
