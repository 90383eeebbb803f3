package com.example.namedfirst;

import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.ClientInput;

/** Writes and reads one contact; exits with 3 if a library is too old for the client. */
public final class App {
  private App() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (VosFacturesClient client = client()) {
      ClientInput input = ClientInput.builder().name("Jean Dupont").build();
      Long id = client.clients().create(input).result().id();
      System.out.println("name: " + client.clients().get(id).result().name());
    }
    System.out.println("closed");
  }

  private static VosFacturesClient client() {
    VosFacturesClient.Builder builder =
        VosFacturesClient.builder()
            .baseUrl(System.getenv("VOSFACTURES_URL"))
            .credentials(ApiToken.of(System.getenv("VOSFACTURES_API_TOKEN")));
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
      System.exit(3);
      throw e;
    }
  }
}
