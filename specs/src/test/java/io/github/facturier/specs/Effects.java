package io.github.facturier.specs;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Every operation says whether it reads or writes, and no parameter makes a read a write. */
final class Effects {

  private static final String ACTS =
      "(send|create|delete|change|update|mark|cancel|archive|submit|transmit|save|remove)";

  private static final Pattern NAME =
      Pattern.compile(ACTS + "_.*|" + ACTS, Pattern.CASE_INSENSITIVE);
  private static final Pattern DESCRIPTION =
      Pattern.compile("\\b" + ACTS + "s\\b|\\bto " + ACTS + "\\b", Pattern.CASE_INSENSITIVE);

  private Effects() {}

  static void check(Spec spec, Element operation, Report report) {
    String effect = operation.text("x-effect");
    int line = operation.line("x-effect");
    boolean isNeverResent = operation.has("x-retry");
    if (effect.isEmpty()) {
      report.add(line, "operation without x-effect (add read or write)");
    } else if (effect.equals("write")) {
      if (operation.name().equals("get") && !isNeverResent) {
        report.add(line, "GET with x-effect: write (add x-retry: never, others resend a GET)");
      }
    } else if (!effect.equals("read")) {
      report.add(line, "x-effect '%s' (write read or write)", effect);
    } else if (isNeverResent) {
      report.add(line, "x-effect: read with x-retry (a read may be sent twice: remove one)");
    } else {
      checkParameters(spec, operation, report);
    }
  }

  private static void checkParameters(Spec spec, Element operation, Report report) {
    Stream.concat(
            parameters(spec, operation),
            operation.parent() == null ? Stream.empty() : parameters(spec, operation.parent()))
        .forEach(parameter -> check(parameter, Nodes.text(parameter, "name"), report));
    Nodes.get(operation.node(), "requestBody")
        .map(spec::resolve)
        .flatMap(body -> Nodes.get(body, "content"))
        .stream()
        .flatMap(content -> Nodes.entries(content).stream())
        .flatMap(media -> Nodes.get(media.getValueNode(), "schema").stream())
        .map(spec::resolve)
        .flatMap(schema -> Nodes.entries(schema, "properties").stream())
        .forEach(field -> check(field.getValueNode(), Nodes.key(field), report));
  }

  private static Stream<Node> parameters(Spec spec, Element element) {
    return Nodes.items(element.node(), "parameters").stream().map(spec::resolve);
  }

  private static void check(Node parameter, String name, Report report) {
    boolean acts =
        NAME.matcher(name).matches()
            || DESCRIPTION.matcher(Nodes.text(parameter, "description")).find();
    boolean isConstant = Nodes.get(parameter, "x-constant").isPresent();
    if (acts && !isConstant) {
      report.add(
          Nodes.line(parameter),
          "parameter '%s' of a read may write (make it an operation of its own, with x-constant)",
          name);
    }
  }
}
