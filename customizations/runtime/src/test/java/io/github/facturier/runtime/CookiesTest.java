package io.github.facturier.runtime;

import static io.github.facturier.runtime.ThingsServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.facturier.runtime.client.ClientCore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cookie jar is keyed by URL: the sessions of accounts are kept apart. */
class CookiesTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  private final Jar jar = new Jar();
  private final OkHttpClient http = new OkHttpClient.Builder().cookieJar(jar).build();

  private static final class Jar implements CookieJar {
    private final List<Cookie> kept = new ArrayList<>();

    @Override
    public synchronized void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
      kept.addAll(cookies);
    }

    @Override
    public synchronized List<Cookie> loadForRequest(HttpUrl url) {
      return List.copyOf(kept);
    }
  }

  private record Account(String name) implements Credentials {
    @Override
    public Interceptor interceptor() {
      return chain ->
          chain.proceed(chain.request().newBuilder().header("Authorization", name).build());
    }

    @Override
    public Collection<String> secrets() {
      return List.of(name);
    }
  }

  private ThingsApi account(String name) {
    ThingsServer.Builder builder = server.builder().httpClient(http);
    return ClientCore.of(builder, new ThingsServer.Nobody(), new Account(name))
        .api(ThingsApi.class);
  }

  @ParameterizedTest
  @EnumSource
  void twoAccountsDoNotShareASession(CallStyle style) throws Exception {
    ThingsApi one = account("one");
    ThingsApi two = account("two");
    for (ThingsApi api : List.of(one, two, one)) {
      server.respond(json("{\"id\":1}").addHeader("Set-Cookie", "session=of-this-account"));
      style.outcome(api.get("1"));
      server.respond(json("{\"id\":1}").addHeader("Set-Cookie", "session=of-this-account"));
      style.outcome(api.create("a"));
    }
    for (String account : new String[] {"one", "one", "two", "two", "one", "one"}) {
      RecordedRequest request = server.next();
      assertEquals(account, request.getHeader("Authorization"));
      assertNull(request.getHeader("Cookie"));
    }
    assertEquals(List.of(), jar.kept);
  }

  @Test
  void theUsersOwnCallsKeepTheirs() {
    account("one");
    assertSame(jar, http.cookieJar());
  }
}
