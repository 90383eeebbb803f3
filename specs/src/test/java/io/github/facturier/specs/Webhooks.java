package io.github.facturier.specs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/**
 * An event is in {@code x-webhook-payloads}, for the templates, and its body is that of a callback,
 * for other tools. Its schema says where the identifier of the record is.
 */
final class Webhooks {
  private static final String PAYLOADS = "x-webhook-payloads";
  private static final String RECORD_ID = "x-record-id";
  private static final String SCHEMAS = "#/components/schemas/";

  private final Spec spec;
  private final Report report;
  private final List<Node> events;

  private Webhooks(Spec spec, Report report) {
    this.spec = spec;
    this.report = report;
    this.events = Nodes.items(spec.root(), PAYLOADS);
  }

  static void check(Spec spec, Report report) {
    Webhooks webhooks = new Webhooks(spec, report);
    webhooks.checkCallbacks();
    webhooks.checkNames();
    webhooks.payloads().forEach(webhooks::checkPayload);
  }

  /** The schemas of the events. A name that is no schema is a finding of {@link References}. */
  private List<Element> payloads() {
    return events.stream()
        .map(event -> spec.components().get(SCHEMAS + Nodes.text(event, "schema")))
        .filter(schema -> schema != null)
        .distinct()
        .toList();
  }

  private void checkCallbacks() {
    Map<String, Integer> sent = new LinkedHashMap<>();
    spec.elements("media type")
        .filter(media -> media.name().contains("json"))
        .filter(media -> media.parent().kind().equals("request body"))
        .filter(Operations::isCallback)
        .flatMap(media -> Nodes.get(media.node(), "schema").stream())
        .forEach(schema -> sent.putIfAbsent(Nodes.text(schema, "$ref"), Nodes.line(schema)));
    Set<String> received =
        payloads().stream()
            .map(schema -> schema.component().orElseThrow())
            .collect(Collectors.toSet());
    for (Node event : events) {
      String schema = SCHEMAS + Nodes.text(event, "schema");
      if (received.contains(schema) && !sent.containsKey(schema)) {
        report.add(
            Nodes.line(event),
            "event '%s' that no callback sends (add a callback to the operation that registers"
                + " webhooks)",
            Nodes.text(event, "event"));
      }
    }
    sent.forEach(
        (schema, line) -> {
          if (!received.contains(schema)) {
            report.add(line, "callback with a body of no event (add it to %s)", PAYLOADS);
          }
        });
  }

  /** The field that names the event has the values that the document has events for. */
  private void checkNames() {
    String field = Nodes.text(spec.root(), "x-webhook-event");
    if (field.isEmpty()) {
      return;
    }
    Map<String, Integer> named = new LinkedHashMap<>();
    events.forEach(event -> named.put(Nodes.text(event, "event"), Nodes.line(event)));
    for (Element payload : payloads()) {
      Map<String, Integer> values = new LinkedHashMap<>();
      property(payload.node(), field).stream()
          .flatMap(this::values)
          .forEach(value -> values.put(Nodes.text(value), Nodes.line(value)));
      checkNames(values, named, PAYLOADS);
      checkNames(named, values, "the values of '" + field + "'");
    }
  }

  private void checkNames(Map<String, Integer> some, Map<String, Integer> others, String where) {
    some.forEach(
        (name, line) -> {
          if (!others.containsKey(name)) {
            report.add(line, "event '%s' is not in %s (add it there)", name, where);
          }
        });
  }

  private Stream<Node> values(Node schema) {
    Node resolved = spec.resolve(schema);
    return Stream.concat(
        Nodes.items(resolved, "enum").stream(), parts(resolved).flatMap(this::values));
  }

  private void checkPayload(Element payload) {
    checkField(payload, Nodes.get(spec.root(), "x-webhook-event"));
    checkField(
        payload,
        Nodes.get(spec.root(), "x-webhook-token").flatMap(token -> Nodes.get(token, "field")));
    List<Node> pointers = Nodes.items(payload.node(), RECORD_ID);
    if (pointers.isEmpty()) {
      report.add(
          payload.line(), "event without %s (say where the record's identifier is)", RECORD_ID);
    }
    for (Node pointer : pointers) {
      if (!isFound(payload, Nodes.text(pointer))) {
        String text = Nodes.text(pointer);
        report.add(Nodes.line(pointer), "%s '%s' leads nowhere (correct it)", RECORD_ID, text);
      }
    }
  }

  private void checkField(Element payload, Optional<Node> field) {
    field
        .filter(name -> property(payload.node(), Nodes.text(name)).isEmpty())
        .ifPresent(
            name ->
                report.add(
                    Nodes.line(name),
                    "event %s without the field '%s' (add it)",
                    payload.name(),
                    Nodes.text(name)));
  }

  private boolean isFound(Element payload, String pointer) {
    Optional<Node> at = pointer.startsWith("/") ? Optional.of(payload.node()) : Optional.empty();
    for (String segment : pointer.substring(Math.min(1, pointer.length())).split("/")) {
      boolean isVariable = segment.matches("\\{.+}");
      if (isVariable
          && property(payload.node(), segment.substring(1, segment.length() - 1)).isEmpty()) {
        return false;
      }
      at = at.flatMap(node -> isVariable ? value(node) : property(node, segment));
    }
    return at.isPresent();
  }

  /** The property of a schema, or of one that it is composed of; for a map, its values. */
  private Optional<Node> property(Node schema, String name) {
    Node resolved = spec.resolve(schema);
    return Nodes.get(resolved, "properties")
        .flatMap(properties -> Nodes.get(properties, name))
        .or(() -> parts(resolved).flatMap(part -> property(part, name).stream()).findFirst())
        .or(() -> value(resolved));
  }

  private Optional<Node> value(Node schema) {
    return Nodes.get(spec.resolve(schema), "additionalProperties");
  }

  private static Stream<Node> parts(Node schema) {
    return Stream.of("allOf", "anyOf", "oneOf")
        .flatMap(composition -> Nodes.items(schema, composition).stream());
  }
}
