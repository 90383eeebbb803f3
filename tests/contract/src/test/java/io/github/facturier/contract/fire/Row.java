package io.github.facturier.contract.fire;

import com.google.gson.JsonElement;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.provider.WireAnswer;
import io.github.facturier.contract.spec.SpecOperation;
import java.util.List;

/** An operation of a provider, and what its document says that matters when something fails. */
record Row(ProviderUnderTest provider, SpecOperation operation) {
  /** What the document promises where all is well. */
  enum Answer {
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

  Answer answer() {
    String type = operation.success().mediaType();
    return type == null
        ? Answer.NOTHING
        : switch (type) {
          case "application/json" -> Answer.JSON;
          case "text/html" -> Answer.PAGE;
          case "*/*" -> Answer.ANYTHING;
          default -> Answer.FILE;
        };
  }

  /** Whether request and answer are encrypted: those that prove who is calling, at Factomos. */
  boolean isEncrypted() {
    return provider.isEncrypted(operation);
  }

  boolean isList() {
    JsonElement example = operation.success().example();
    return example != null && example.isJsonArray();
  }

  /** Whether a server that repeats our path elsewhere would have us give a secret away. */
  boolean hasSecretInPath() {
    return operation.operation().getParameters() != null
        && operation.operation().getParameters().stream()
            .filter(parameter -> parameter.getIn().equals("path"))
            .anyMatch(
                parameter ->
                    parameter.getExtensions() != null
                        && Boolean.TRUE.equals(parameter.getExtensions().get("x-secret")));
  }

  /** Operations of a kind are all the same to a client when something fails. */
  String kind() {
    boolean hasBody = operation.operation().getRequestBody() != null;
    return String.join(
        " ",
        provider.toString(),
        operation.isRead() ? "read" : operation.isNeverResent() ? "never resent" : "write",
        operation.method().equals("GET") ? "GET" : hasBody ? "with a body" : "without a body",
        isEncrypted() ? "encrypted" : operation.isAnonymous() ? "anonymous" : "plain",
        answer() + (isList() ? " list" : ""));
  }

  int status() {
    return operation.success().status();
  }

  /** All is well; with a body even where none is promised. */
  WireAnswer success() {
    return answer() == Answer.NOTHING
        ? json("{\"id\":1,\"name\":\"Jean Dupont\"}")
        : provider.answer(operation, Secrets.of(provider));
  }

  /** Another text in place of what is promised, with the status of success. */
  WireAnswer json(String text) {
    return provider.answer(operation, Secrets.of(provider), status(), text);
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
