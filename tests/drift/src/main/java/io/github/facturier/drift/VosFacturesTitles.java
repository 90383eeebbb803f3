package io.github.facturier.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the object of a list of fields by the titles of VosFactures' README. In text copied from
 * the page, a single short line is a title.
 */
final class VosFacturesTitles {
  private static final Pattern TITLE = Pattern.compile("\\s*(#|<b>|<a |- ?<b>)?[^.:{}]{3,75}");

  /** Section titles and their objects. */
  private static final Map<String, String> OBJECTS = new LinkedHashMap<>();

  static {
    OBJECTS.put("documents? de stock", "warehouse_document");
    OBJECTS.put("documents? de facturation|factures?", "invoice");
    OBJECTS.put("récurrences?", "recurring");
    OBJECTS.put("départements?", "department");
    OBJECTS.put("contacts?|clients?", "client");
    OBJECTS.put("produits?", "product");
    OBJECTS.put("tarifs?", "price_list");
    OBJECTS.put("catégories?", "category");
    OBJECTS.put("entrepôts?", "warehouse");
    OBJECTS.put("paiements?", "banking_payment");
    OBJECTS.put("webhooks?", "webhook");
  }

  private final List<Page.Line> lines;
  private final boolean fenced;

  /**
   * Creates it for a page.
   *
   * @param fenced whether it is Markdown
   */
  VosFacturesTitles(List<Page.Line> lines, boolean fenced) {
    this.lines = lines;
    this.fenced = fenced;
  }

  /**
   * The object of the nearest title above a line.
   *
   * @param object the result if there is no such title
   */
  String objectOf(int i, String object) {
    for (int j = i; j >= 0 && j > i - 400; j--) {
      Page.Line line = lines.get(j);
      boolean title =
          line.part() == Page.Part.HEADING || line.text().startsWith("<b>") || !fenced && alone(j);
      if (title && TITLE.matcher(line.text()).matches()) {
        String found = named(line.text().toLowerCase(Locale.ROOT));
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return object;
  }

  private boolean alone(int j) {
    return j > 0
        && j + 1 < lines.size()
        && lines.get(j - 1).text().isBlank()
        && lines.get(j + 1).text().isBlank()
        && !lines.get(j).text().contains("\"");
  }

  private static String named(String title) {
    String best = "";
    int first = Integer.MAX_VALUE;
    for (Map.Entry<String, String> entry : OBJECTS.entrySet()) {
      Matcher noun =
          Pattern.compile("(?<!\\p{L})(" + entry.getKey() + ")(?!\\p{L})").matcher(title);
      if (noun.find() && noun.start() < first) {
        first = noun.start();
        best = entry.getValue();
      }
    }
    return best;
  }
}
