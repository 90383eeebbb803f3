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

  /** A line that is a title and nothing else. */
  private static final Pattern BOLD =
      Pattern.compile(
          "(?:\\s|</?br ?/?>)*(?:<b>([^<]+)</b>|\\*\\*([^*]+)\\*\\*)(?:\\s|:|</?br ?/?>)*");

  /** A remark or an example belongs to what it stands below. */
  private static final Pattern REMARK =
      Pattern.compile("(?i)\\W*(?:remarque|exemple|note|attention|remark|example)s?\\b.*");

  private final List<Page.Line> lines;
  private final boolean fenced;
  private final int[] sections;

  /**
   * Creates it for a page.
   *
   * @param fenced whether it is Markdown
   */
  VosFacturesTitles(List<Page.Line> lines, boolean fenced) {
    this.lines = lines;
    this.fenced = fenced;
    sections = new int[lines.size()];
    for (int i = 0; i < sections.length; i++) {
      sections[i] = (i == 0 ? 0 : sections[i - 1]) + (isTitle(lines.get(i)) ? 1 : 0);
    }
  }

  private static boolean isTitle(Page.Line line) {
    Matcher bold = BOLD.matcher(line.text());
    boolean title = line.part() == Page.Part.TEXT && bold.matches();
    return line.part() == Page.Part.HEADING
        || title && !REMARK.matcher(bold.group().replaceAll("<[^>]*>", "")).matches();
  }

  /** Lines with the same number are under the same heading or title in bold. */
  int sectionOf(int i) {
    return sections[i];
  }

  /** The object of the response that the line above a block announces; empty if none is named. */
  String announcedAt(int i) {
    for (int j = i - 1; j >= 0 && j > i - 5; j--) {
      Page.Line line = lines.get(j);
      if (line.part() != Page.Part.FENCE && !line.text().isBlank()) {
        String text = line.text().toLowerCase(Locale.ROOT);
        return text.matches(".*(réponse|réponses|response|odpowied).*") ? named(text) : "";
      }
    }
    return "";
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
