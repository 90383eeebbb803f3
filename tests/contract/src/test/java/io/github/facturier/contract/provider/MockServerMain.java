package io.github.facturier.contract.provider;

import com.google.gson.JsonObject;
import io.github.facturier.contract.spec.Arguments;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.error.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Calls every operation of every provider on mock servers of others, with all that the document has
 * an example for. Writes a line of JSON for each: the document, the operation, and what went wrong,
 * empty if nothing did.
 */
public final class MockServerMain {
  /** The header in which Prism says what is wrong with a request or response. */
  private static final String VIOLATIONS = "sl-violations";

  private MockServerMain() {}

  /** The file to write, then {@code vosfactures=http://127.0.0.1:4010/} for each document. */
  public static void main(String[] arguments) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] server = arguments[i].split("=", 2);
      ProviderUnderTest provider =
          ProviderUnderTest.values().stream()
              .filter(one -> one.document().module().name().equals(server[0]))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no provider " + server[0]));
      try (DecryptingRelay relay = new DecryptingRelay(server[1], Keys.ORDINARY)) {
        String url =
            provider.operations().stream().anyMatch(provider::isEncrypted)
                ? relay.url()
                : server[1];
        call(provider, url, lines);
      }
    }
    Files.write(Path.of(arguments[0]), lines);
    System.exit(0); // threads of the clients may still run
  }

  private static void call(ProviderUnderTest provider, String url, List<String> lines) {
    List<String> violations = new ArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  violations.addAll(response.headers(VIOLATIONS));
                  return response;
                })
            .build();
    try (ClientUnderTest client =
        provider.client(
            url,
            Keys.ORDINARY,
            builder -> builder.baseUrl(url).httpClient(http).retryPolicy(RetryPolicy.NONE))) {
      for (SpecOperation operation : provider.operations()) {
        violations.clear();
        String problem = problem(client, operation);
        JsonObject line = new JsonObject();
        line.addProperty("document", provider.document().module().name());
        line.addProperty("operation", operation.id());
        line.addProperty(
            "problem", String.join(" ", violations) + (problem.isEmpty() ? "" : " " + problem));
        lines.add(line.toString());
      }
    }
  }

  private static String problem(ClientUnderTest client, SpecOperation operation) {
    try {
      client.call(operation, Arguments.of(operation).compatible()).result();
      return "";
    } catch (ApiException e) {
      return e.getMessage() + " " + e.body();
    } catch (RuntimeException | AssertionError e) {
      return e.toString();
    }
  }
}
