package io.github.facturier.specs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Every {@code x-} key is listed in the table of specs/README.md, and is used in a listed place.
 */
final class Extensions {

  private static final Pattern NAME = Pattern.compile("x-[a-zA-Z-]+");
  private static final Pattern FORM = Pattern.compile("multipart/.*|.*x-www-form-urlencoded");

  private final Map<String, List<String>> allowed = new HashMap<>();

  /** Reads the names from the first column of the table, and the places from the second. */
  Extensions(String readme) {
    for (String row : readme.lines().filter(line -> line.startsWith("| `x-")).toList()) {
      String[] cells = row.split("\\|");
      List<String> places = List.of(cells[2].strip().split(", | or "));
      NAME.matcher(cells[1]).results().forEach(name -> allowed.put(name.group(), places));
    }
  }

  void check(Spec spec, Report report) {
    Set<String> forms =
        spec.elements("media type")
            .filter(media -> FORM.matcher(media.name()).matches())
            .flatMap(media -> Nodes.get(media.node(), "schema").stream())
            .map(schema -> Nodes.text(schema, "$ref"))
            .collect(Collectors.toSet());
    spec.elements()
        .forEach(
            element -> {
              boolean inForm = element.component().map(forms::contains).orElse(false);
              for (NodeTuple entry : Nodes.entries(element.node())) {
                if (Nodes.key(entry).startsWith("x-")) {
                  check(element, inForm, entry.getKeyNode(), report);
                }
              }
            });
  }

  private void check(Element element, boolean inForm, Node key, Report report) {
    String name = Nodes.text(key);
    int line = Nodes.line(key);
    List<String> places = allowed.get(name);
    if (places == null) {
      report.add(line, "unknown extension %s (correct it, or list it in specs/README.md)", name);
    } else if (places.stream().noneMatch(place -> isAt(place, element, inForm))) {
      String remedy = "specs/README.md allows it on: " + String.join(", ", places);
      report.add(line, "misplaced extension %s under '%s' (%s)", name, element.name(), remedy);
    }
  }

  private static boolean isAt(String place, Element element, boolean inForm) {
    return switch (place) {
      case "form field" -> element.kind().equals("property") && inForm;
      case "enum schema" -> element.kind().equals("schema") && element.has("enum");
      default -> place.equals(element.kind()) || place.equals(element.text("in") + " parameter");
    };
  }
}
