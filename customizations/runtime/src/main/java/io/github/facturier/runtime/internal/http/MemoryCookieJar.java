package io.github.facturier.runtime.internal.http;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** Keeps the cookies of one client in memory, until they expire. Thread-safe. */
public final class MemoryCookieJar implements CookieJar {
  private final List<Cookie> cookies = new ArrayList<>();

  @Override
  public synchronized void saveFromResponse(HttpUrl url, List<Cookie> received) {
    for (Cookie cookie : received) {
      cookies.removeIf(kept -> isSame(kept, cookie));
      cookies.add(cookie);
    }
  }

  private static boolean isSame(Cookie one, Cookie other) {
    return one.name().equals(other.name())
        && one.domain().equals(other.domain())
        && one.path().equals(other.path());
  }

  @Override
  public synchronized List<Cookie> loadForRequest(HttpUrl url) {
    cookies.removeIf(cookie -> cookie.expiresAt() < System.currentTimeMillis());
    return cookies.stream().filter(cookie -> cookie.matches(url)).toList();
  }
}
