package io.github.facturier.runtime;

import static io.github.facturier.runtime.ThingsServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A cache is keyed by URL, not by account: responses of accounts are kept apart. */
class CacheTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();
  @TempDir Path folder;

  @Test
  void aCacheOfTheUsersIsNotUsed() throws Exception {
    Cache cache = new Cache(folder.toFile(), 1_000_000);
    OkHttpClient http = new OkHttpClient.Builder().cache(cache).build();
    ThingsApi one = server.api(server.builder().httpClient(http).userAgent("one"));
    ThingsApi two = server.api(server.builder().httpClient(http).userAgent("two"));
    server.respond(
        cacheable(1), cacheable(2), cacheable(3), cacheable(4), cacheable(5), cacheable(6));
    assertEquals(1L, one.get("1").result().id());
    assertEquals(2L, two.get("1").result().id());
    assertEquals(3L, two.get("1").future().get(10, TimeUnit.SECONDS).id());
    assertEquals(4L, one.getOnce("1").result().id());
    assertEquals(5L, two.getOnce("1").result().id());
    assertEquals(List.of(), files("account"));
    assertEquals(0, cache.requestCount());
    assertSame(cache, http.cache(), "the user's own calls keep it");
    Request request = new Request.Builder().url("http://127.0.0.1:" + server.port()).build();
    try (Response response = http.newCall(request).execute()) {
      assertNotNull(response.body());
      response.body().string();
    }
    assertEquals(1, cache.requestCount());
    cache.close();
  }

  private static MockResponse cacheable(int id) {
    return json("{\"id\":" + id + ",\"name\":\"account\"}")
        .setHeader("Cache-Control", "public, max-age=3600");
  }

  /** The files that hold a text. */
  private List<Path> files(String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> Files.isRegularFile(file) && holds(file, text)).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
