package io.github.facturier.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.internal.redact.Redactor;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of redirects, for cases with https and several hosts, without a real server. */
class RedirectInterceptorTest {
  private static final String SECRET = "qCedKxkTgQhGJpiI2SU";

  private final Deque<String> locations = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();
  private final RedirectInterceptor interceptor =
      new RedirectInterceptor(new Redactor(List.of(SECRET)));

  @Test
  void fromHttpsToHttpIsRefused() {
    locations.add("http://example.com/b");
    assertThrows(RedirectRejectedException.class, () -> get("https://example.com/a"));
    assertEquals(1, requests.size());
  }

  @Test
  void anotherHostGetsNeitherHeadersNorSecretsOfTheQuery() throws IOException {
    locations.add("https://other.example.com/b?x=" + SECRET + "&y=1");
    get("https://example.com/a");
    Request second = requests.get(1);
    assertEquals("https://other.example.com/b?y=1", second.url().toString());
    assertNull(second.header("Authorization"));
    assertNull(second.header("Cookie"));
    assertEquals("kept", second.header("X-Other"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example.com/" + SECRET,
        "https://other.example.com/a/x" + SECRET + "x?y=1",
        "https://other.example.com/?" + SECRET + "=1",
      })
  void aSecretAnywhereElseInTheAddressIsRefused(String location) {
    locations.add(location);
    RedirectRejectedException e =
        assertThrows(RedirectRejectedException.class, () -> get("https://example.com/a"));
    assertTrue(!e.getMessage().contains(SECRET), e.getMessage());
    assertEquals(1, requests.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/b", "b", "https://example.com/b", "https://EXAMPLE.com:443/b"})
  void theSameHostGetsEverything(String location) throws IOException {
    locations.add(location);
    get("https://example.com/a");
    assertEquals("https://example.com/b", requests.get(1).url().toString());
    assertEquals("Basic x", requests.get(1).header("Authorization"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com:8443/b", "https://www.example.com/b"})
  void anotherPortIsAnotherHost(String location) throws IOException {
    locations.add(location);
    get("https://example.com/a");
    assertNull(requests.get(1).header("Authorization"));
  }

  @Test
  void aLoopEnds() {
    for (int i = 0; i < 100; i++) {
      locations.add("/a");
    }
    RedirectRejectedException e =
        assertThrows(RedirectRejectedException.class, () -> get("https://example.com/a"));
    assertEquals("more than 5 redirects", e.getMessage());
    assertEquals(6, requests.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailto:someone@example.com", "https://", "ftp://example.com/"})
  void whatIsNoAddressIsNotFollowed(String location) throws IOException {
    locations.add(location);
    assertEquals(302, get("https://example.com/a").code());
    assertEquals(1, requests.size());
  }

  private Response get(String url) throws IOException {
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Basic x")
            .header("Cookie", "a=b")
            .header("X-Other", "kept")
            .build();
    return interceptor.intercept(chain(request));
  }

  /** Responds with one location for each request, then with 200. */
  private Interceptor.Chain chain(Request first) {
    return (Interceptor.Chain)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Interceptor.Chain.class},
            (proxy, method, arguments) ->
                method.getName().equals("request") ? first : respond((Request) arguments[0]));
  }

  private Response respond(Request request) {
    requests.add(request);
    String location = locations.poll();
    Response.Builder response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(location == null ? 200 : 302)
            .message("")
            .body(ResponseBody.create("", null));
    return location == null ? response.build() : response.header("Location", location).build();
  }
}
