package io.github.facturier.specs.postman;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines that test a response in Postman. */
final class PostmanTests {

  private PostmanTests() {}

  static List<String> of(ApiOperation operation) {
    List<ApiOperation.Response> good =
        operation.responses().stream().filter(ApiOperation.Response::isSuccess).toList();
    List<String> codes = good.stream().map(response -> "" + response.code()).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "pm.test('is answered %s', () => pm.expect(pm.response.code).to.be.oneOf([%s]));"
            .formatted(String.join(" or ", codes), String.join(", ", codes)));
    Optional<JsonElement> body =
        good.stream()
            .map(ApiOperation.Response::body)
            .filter(PostmanTests::isContainer)
            .findFirst();
    if (body.isPresent()) {
      lines.addAll(
          script("test.js")
              .replace("SHAPE", Json.compact(Json.shape(body.get())))
              .lines()
              .toList());
      if (isChained(operation)) {
        lines.add("// The requests for one record take the one that was made last.");
        lines.add(
            "if (pm.response.code < 300 && answer && answer.id)"
                + " pm.collectionVariables.set('id', answer.id);");
      }
    } else if (good.stream().anyMatch(response -> !response.type().isEmpty())) {
      lines.add(
          "pm.test('is not empty', () => pm.expect(pm.response.responseSize).to.be.above(0));");
      if (good.stream().anyMatch(response -> response.type().equals("application/pdf"))) {
        lines.add(
            "pm.test('is a PDF', () => pm.expect(pm.response.text().slice(0, 4)).to.equal('%PDF'));");
      }
    }
    return lines;
  }

  private static boolean isContainer(JsonElement body) {
    return body != null && (body.isJsonObject() || body.isJsonArray());
  }

  private static boolean isChained(ApiOperation operation) {
    return operation.method().equals("POST")
        && operation.responses().stream()
            .filter(response -> response.code() < 300)
            .map(ApiOperation.Response::body)
            .anyMatch(
                body ->
                    body != null
                        && body.isJsonObject()
                        && body.getAsJsonObject().has("id")
                        && !body.getAsJsonObject().get("id").isJsonNull());
  }

  private static String script(String name) {
    try (InputStream in = PostmanTests.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
