package io.github.facturier.contract.spec;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** Finds the violations of a request without its credentials. */
final class SpecValidator {
  private static final Map<SpecDocument, SpecValidator> MADE = new ConcurrentHashMap<>();

  private final OpenApiInteractionValidator validator;

  /** That of a document, made once. */
  static SpecValidator of(SpecDocument document) {
    return MADE.computeIfAbsent(document, SpecValidator::new);
  }

  private SpecValidator(SpecDocument document) {
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(document.text())
            .withLevelResolver(
                LevelResolver.create()
                    .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                    .withLevel("validation.request.security.missing", Level.IGNORE)
                    .build())
            .build();
  }

  List<String> violations(WireRequest wire) {
    return violations(wire, "");
  }

  /** The same for an operation whose path has a fragment, which never reaches the wire. */
  List<String> violations(WireRequest wire, String fragment) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(wire.method(), wire.path() + fragment);
    HttpUrl url = wire.url();
    for (String name : url.queryParameterNames()) {
      request.withQueryParam(name, url.queryParameterValues(name));
    }
    for (String name : wire.headers().names()) {
      if (!List.of("accept", "authorization", "content-type")
          .contains(name.toLowerCase(Locale.ROOT))) {
        request.withHeader(name, wire.headers().values(name));
      }
    }
    if (wire.body().length > 0) {
      request.withContentType(wire.headers().get("Content-Type"));
      request.withBody(wire.body());
    }
    ValidationReport report = validator.validateRequest(request.build());
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == Level.ERROR)
        .flatMap(SpecValidator::innermost)
        .map(message -> message.getKey() + ": " + message.getMessage())
        .toList();
  }

  /** What is wrong within an {@code allOf}. */
  private static Stream<ValidationReport.Message> innermost(ValidationReport.Message message) {
    return message.getNestedMessages().isEmpty()
        ? Stream.of(message)
        : message.getNestedMessages().stream().flatMap(SpecValidator::innermost);
  }
}
