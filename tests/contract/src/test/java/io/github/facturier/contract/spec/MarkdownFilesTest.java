package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules for the documents besides their snippets. */
class MarkdownFilesTest {
  private static final int MOST_LINES = 300;
  private static final int LONGEST_LINE = 140;

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern COMMENT = Pattern.compile("\\s+(?://|#) .*");
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!https?:|mailto:)([^)#]*)(#[^)]+)?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  @Test
  void theReadmesAreShort() {
    for (String path : List.of("README.md", "README.fr.md")) {
      List<String> lines = MarkdownFiles.all().get(path).lines().toList();
      assertTrue(lines.size() <= MOST_LINES, () -> path + " has " + lines.size() + " lines");
      assertEquals(
          List.of(), lines.stream().filter(line -> line.length() > LONGEST_LINE).toList(), path);
    }
  }

  @Test
  void theFrenchQuickStartHasTheCommandsAndSnippetsOfTheEnglishOne() {
    Map<String, String> documents = MarkdownFiles.all();
    Set<String> english = blocks(documents.get("README.md"));
    Set<String> french = blocks(documents.get("README.fr.md"));
    assertTrue(french.size() > 3, () -> "only " + french);
    french.removeAll(english);
    assertEquals(Set.of(), french);
  }

  /** Without comments, which are in the language of the document. */
  private static Set<String> blocks(String text) {
    return BLOCK
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(block -> COMMENT.matcher(block).replaceAll(""))
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void everyLinkLeadsSomewhere() throws Exception {
    List<String> dead = new ArrayList<>();
    int links = 0;
    for (Map.Entry<String, String> document : MarkdownFiles.all().entrySet()) {
      Path file = Snippet.root().resolve(document.getKey());
      String prose = BLOCK.matcher(document.getValue()).replaceAll("");
      for (MatchResult link : LINK.matcher(prose).results().toList()) {
        links++;
        Path target = link.group(1).isEmpty() ? file : file.resolveSibling(link.group(1));
        boolean alive =
            Files.exists(target)
                && (link.group(2) == null
                    || anchors(Files.readString(target)).contains(link.group(2)));
        if (!alive) {
          dead.add(document.getKey() + ": " + link.group());
        }
      }
    }
    assertTrue(links > 20, "only " + links + " links");
    assertEquals(List.of(), dead);
  }

  /** As GitHub makes them of headings. */
  private static Set<String> anchors(String markdown) {
    return HEADING
        .matcher(BLOCK.matcher(markdown).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> "#" + heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
