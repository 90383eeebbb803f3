package io.github.facturier.contract.facturationpro;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The user of an application, who always consents in the sandbox. */
public final class Consent {
  private Consent() {}

  /** Requests the authorization page, and returns the URL that it redirects to. */
  public static URI givenAt(URI authorization) throws IOException, InterruptedException {
    return URI.create(
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(authorization).build(), BodyHandlers.discarding())
            .headers()
            .firstValue("Location")
            .orElseThrow());
  }
}
