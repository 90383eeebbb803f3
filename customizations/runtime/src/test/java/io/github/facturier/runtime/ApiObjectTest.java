package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.facturier.runtime.client.ClientCore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An interface of a client has the methods of {@code Object}. */
class ApiObjectTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  @Test
  void itsTextNamesTheInterfaceAndTheAddress() {
    String address = "http://127.0.0.1:" + server.port() + "/";
    assertEquals("ThingsApi of " + address, server.api().toString());
    ClientCore client = server.client(new ThingsServer.Builder().account("votrecompte"));
    ThingsApi api = client.api(ThingsApi.class);
    assertEquals("ThingsApi of https://votrecompte.example.com/", api.toString());
    assertEquals(api.toString(), client.bind("firm", 1).api(ThingsApi.class).toString());
  }

  @Test
  void itEqualsItselfOnly() {
    ClientCore client = server.client(server.builder());
    ThingsApi api = client.api(ThingsApi.class);
    ThingsApi other = server.api();
    assertSame(api, client.api(ThingsApi.class));
    assertEquals(api, api);
    assertEquals(api.hashCode(), api.hashCode());
    for (Object different :
        new Object[] {other, client.bind("firm", 1).api(ThingsApi.class), "a"}) {
      assertNotEquals(api, different);
    }
    assertNotEquals(null, api);
    assertEquals(Set.of(api, other), new HashSet<>(List.of(api, other, api)));
  }
}
