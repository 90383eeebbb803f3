package io.github.facturier.contract.fire;

import com.google.gson.JsonElement;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.provider.WireResponse;
import io.github.facturier.contract.spec.SpecOperation;
import java.util.List;

/**
 * An operation of a provider, with the properties in its document that determine the outcome of
 * failures.
 */
record Row(ProviderUnderTest provider, SpecOperation operation) {
  /** The documented result of a successful call. */
  enum ResponseKind {
    NOTHING,
    JSON,
    /** A file whose first bytes are known. */
    FILE,
    PAGE,
    /** A file of a type that the document leaves open. */
    ANYTHING
  }

  /** Every operation of every provider. */
  static List<Row> all() {
    return ProviderUnderTest.values().stream()
        .flatMap(provider -> provider.operations().stream().map(one -> new Row(provider, one)))
        .toList();
  }

  ResponseKind responseKind() {
    String type = operation.success().mediaType();
    return type == null
        ? ResponseKind.NOTHING
        : switch (type) {
          case "application/json" -> ResponseKind.JSON;
          case "text/html" -> ResponseKind.PAGE;
          case "*/*" -> ResponseKind.ANYTHING;
          default -> ResponseKind.FILE;
        };
  }

  /** Whether request and response are encrypted: those with credentials, at Factomos. */
  boolean isEncrypted() {
    return provider.isEncrypted(operation);
  }

  boolean isList() {
    JsonElement example = operation.success().example();
    return example != null && example.isJsonArray();
  }

  /** Whether the path contains a secret, which a redirect could disclose. */
  boolean hasSecretInPath() {
    return operation.operation().getParameters() != null
        && operation.operation().getParameters().stream()
            .filter(parameter -> parameter.getIn().equals("path"))
            .anyMatch(
                parameter ->
                    parameter.getExtensions() != null
                        && Boolean.TRUE.equals(parameter.getExtensions().get("x-secret")));
  }

  /** Failures have the same outcome for all operations of a kind. */
  String kind() {
    boolean hasBody = operation.operation().getRequestBody() != null;
    return String.join(
        " ",
        provider.toString(),
        operation.isRead() ? "read" : operation.isNeverResent() ? "never resent" : "write",
        operation.method().equals("GET") ? "GET" : hasBody ? "with a body" : "without a body",
        isEncrypted() ? "encrypted" : operation.isAnonymous() ? "anonymous" : "plain",
        responseKind() + (isList() ? " list" : ""));
  }

  int status() {
    return operation.success().status();
  }

  /** A successful response; with a body even if none is documented. */
  WireResponse success() {
    return responseKind() == ResponseKind.NOTHING
        ? json("{\"id\":1,\"name\":\"Jean Dupont\"}")
        : provider.response(operation, Secrets.of(provider));
  }

  /** A successful response with another text as its body. */
  WireResponse json(String text) {
    return provider.response(operation, Secrets.of(provider), status(), text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row row
        && row.provider == provider
        && row.operation.id().equals(operation.id());
  }

  @Override
  public int hashCode() {
    return operation.id().hashCode();
  }

  @Override
  public String toString() {
    return provider + " " + operation;
  }
}
