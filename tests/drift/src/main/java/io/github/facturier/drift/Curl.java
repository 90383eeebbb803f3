package io.github.facturier.drift;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A curl command of a documentation, on one or several lines, with or without backslashes at their
 * ends.
 *
 * @param method as {@code -X} says, else POST with a body and GET without
 * @param url as written; empty if there is none
 * @param body what follows {@code -d}
 * @param form the parts that follow {@code -F}, with their lines
 * @param length number of lines
 */
record Curl(
    String method, String url, @Nullable LooseJson body, Map<String, Integer> form, int length) {
  private static final Pattern METHOD = Pattern.compile("(?:-X|--request)\\s*'?\"?([A-Z]+)");
  private static final Pattern URL =
      Pattern.compile("(https?://[^\\s\"'`]+|[\"'][^\"'?]*\\{\\{[^\"']*)");
  private static final Pattern BODY = Pattern.compile("(?:-d|--data|--data-raw)\\s+(['\"])");
  private static final Pattern FORM = Pattern.compile("-F\\s*['\"]?([^\\s'\"=]+)=");
  private static final Pattern CONTINUES = Pattern.compile("\\s*-[-\\w]+.*|\\s*[\"'].*");

  /** Reads the command that starts in a line. */
  static Curl read(List<Page.Line> lines, int at) {
    StringBuilder text = new StringBuilder();
    Map<String, Integer> form = new LinkedHashMap<>();
    int from = lines.get(at).text().indexOf("curl");
    for (int i = at; i < lines.size(); i++) {
      String line = lines.get(i).text().substring(i == at ? Math.max(from, 0) : 0);
      if (i > at && !continues(lines, i)) {
        return of(text.toString(), null, form, i - at);
      }
      Matcher body = BODY.matcher(line);
      Matcher part = FORM.matcher(line);
      while (part.find()) {
        form.put(part.group(1), lines.get(i).number());
      }
      if (body.find()) {
        int column = body.end() + (i == at ? Math.max(from, 0) : 0);
        LooseJson json =
            new LooseJson(lines.subList(i, lines.size()), column, body.group(1).charAt(0));
        text.append(line, 0, body.start()).append('\n');
        int end = i + json.length() - 1;
        int rest = end + 1;
        text.append(
                lines.get(end).text(),
                Math.min(json.endColumn(), lines.get(end).text().length()),
                lines.get(end).text().length())
            .append('\n');
        while (rest < lines.size()
            && continues(lines, rest)
            && lines.get(end).text().stripTrailing().endsWith("\\")) {
          text.append(lines.get(rest++).text()).append('\n');
        }
        return of(text.toString(), json, form, rest - at);
      }
      text.append(line).append('\n');
    }
    return of(text.toString(), null, form, lines.size() - at);
  }

  private static boolean continues(List<Page.Line> lines, int i) {
    String line = lines.get(i).text();
    String before = lines.get(i - 1).text().stripTrailing();
    return lines.get(i).part() != Page.Part.FENCE
        && !line.isBlank()
        && (before.endsWith("\\") || CONTINUES.matcher(line).matches());
  }

  private static Curl of(
      String text, @Nullable LooseJson body, Map<String, Integer> form, int length) {
    Matcher method = METHOD.matcher(text);
    Matcher url = URL.matcher(text);
    boolean sends = body != null || !form.isEmpty();
    return new Curl(
        method.find() ? method.group(1) : sends ? "POST" : "GET",
        url.find() ? url.group(1).replaceFirst("^[\"']", "") : "",
        body,
        form,
        length);
  }

  /** The path of a URL, without host and query. */
  static String path(String url) {
    String path = url.replaceFirst("^https?://[^/?]*", "").replaceFirst("[?#].*", "");
    return path.replaceFirst("/$", "");
  }

  /** Names and values of a URL's query, in order. */
  static List<Map.Entry<String, String>> query(String url) {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    int mark = url.indexOf('?');
    for (String pair : mark < 0 ? new String[0] : url.substring(mark + 1).split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts[0].matches("[A-Za-z_][\\w-]*(\\[\\w*\\])?")) {
        pairs.add(Map.entry(parts[0], parts.length < 2 ? "" : decode(parts[1])));
      }
    }
    return pairs;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
