package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.facturier.runtime.json.Thing;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A constant parameter is sent once, before all others. */
class ConstantTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  @Test
  void comesFirstInAForm() throws InterruptedException {
    server.respond("{}");
    server.api().rename("R&D = 1+1").result();
    RecordedRequest request = server.next();
    assertEquals(
        "action=rename%20%26%20keep&version=2&name=R%26D%20%3D%201%2B1",
        request.getBody().readUtf8());
    assertEquals("application/x-www-form-urlencoded", request.getHeader("Content-Type"));
  }

  @Test
  void isAFormWhereThereIsNothingElse() throws InterruptedException {
    server.respond("{}");
    server.api().count().result();
    RecordedRequest request = server.next();
    assertEquals("action=count", request.getBody().readUtf8());
    assertEquals("application/x-www-form-urlencoded", request.getHeader("Content-Type"));
  }

  @Test
  void isInTheQueryWhereThereIsNoBody() throws InterruptedException {
    server.respond("{}");
    server.api().latest("a&b").result();
    assertEquals("/things/one.json?q=a%26b&order=latest%20%26%20first", server.next().getPath());
  }

  @Test
  void isAHeaderBesideAnyBody() throws InterruptedException {
    server.respond("{}");
    server.api().versioned(Thing.builder().name("a").build()).result();
    RecordedRequest request = server.next();
    assertEquals("2024-11-01", request.getHeader("Api-Version"));
    assertEquals("{\"name\":\"a\"}", request.getBody().readUtf8());
    assertEquals("/things/versioned.json", request.getPath());
  }

  @Test
  void isThereOnceAfterARetry() throws InterruptedException {
    server.respond(ThingsServer.status(429), ThingsServer.json("{}"));
    server.api().count().result();
    assertEquals("action=count", server.next().getBody().readUtf8());
    assertEquals("action=count", server.next().getBody().readUtf8());
  }
}
