package io.github.facturier.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A documentation page, line by line, with the Markdown structure of each line. Comments are blank.
 * Text copied from a browser, without Markdown, works as well.
 */
final class Page {

  /** The structure that a line is part of. */
  enum Part {
    BLANK,
    TEXT,
    HEADING,
    ITEM,
    TABLE,
    CODE,
    FENCE
  }

  /**
   * A line.
   *
   * @param number counts from 1
   * @param text without typographic quotation marks, bullets and blanks
   * @param raw the unchanged line
   * @param part what it is part of
   * @param block lines with the same number are one block
   * @param section lines with the same number are under the same heading
   * @param depth of a list item, from 0
   */
  record Line(int number, String text, String raw, Part part, int block, int section, int depth) {}

  private static final int DEEPEST = 50;

  private final String[] raw;
  private final String[] text;
  private final Part[] parts;
  private final int[] blocks;
  private final int[] depths;
  private final boolean[] fenced;
  private int block;

  private Page(String source) {
    raw = source.split("\r?\n|\r", -1);
    text = new String[raw.length];
    parts = new Part[text.length];
    blocks = new int[text.length];
    depths = new int[text.length];
    fenced = new boolean[text.length];
    Arrays.fill(parts, Part.TEXT);
  }

  /** The lines of a page. */
  static List<Line> lines(String source) {
    Page page = new Page(source);
    for (int i = 0; i < page.text.length; i++) {
      page.text[i] = plain(page.raw[i]);
    }
    page.classify();
    page.blankComments();
    List<Line> lines = new ArrayList<>();
    int section = 0;
    for (int i = 0; i < page.text.length; i++) {
      Part part = page.text[i].isBlank() && page.parts[i] != Part.CODE ? Part.BLANK : page.parts[i];
      section += part == Part.HEADING ? 1 : 0;
      lines.add(
          new Line(
              i + 1, page.text[i], page.raw[i], part, page.blocks[i], section, page.depths[i]));
    }
    return lines;
  }

  private static String plain(String line) {
    return line.replaceAll("[\u201c\u201d\u201e\u00ab\u00bb]", "\"")
        .replaceAll("[\u2018\u2019]", "'")
        .replaceAll("[\u00a0\u2000-\u200a\u202f]", " ")
        .replaceFirst("^(\\s*)[\u2022\u25e6\u25aa](\\s)", "$1-$2")
        .replaceFirst("^(#{1,6})([^#\\s])", "$1 $2");
  }

  private void classify() {
    Parser parser =
        Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST)
            .inlineParserFactory(context -> (content, node) -> {})
            .build();
    parser.parse(String.join("\n", text)).accept(new Marker());
  }

  private void blankComments() {
    String all = String.join("\n", text);
    String kept = Comments.blank(all, line -> fenced[line]);
    if (!kept.equals(all)) {
      System.arraycopy(kept.split("\n", -1), 0, text, 0, text.length);
      Arrays.fill(parts, Part.TEXT);
      classify();
    }
  }

  private void mark(Block node, Part part) {
    block++;
    int depth = -1;
    for (Node up = node; up != null; up = up.getParent()) {
      depth += up instanceof ListItem ? 1 : 0;
    }
    for (var span : node.getSourceSpans()) {
      parts[span.getLineIndex()] = part;
      blocks[span.getLineIndex()] = block;
      depths[span.getLineIndex()] = Math.max(depth, 0);
    }
  }

  private final class Marker extends AbstractVisitor {
    @Override
    public void visit(Heading node) {
      mark(node, Part.HEADING);
    }

    @Override
    public void visit(Paragraph node) {
      mark(node, Part.TEXT);
      if (node.getParent() instanceof ListItem && node.getPrevious() == null) {
        parts[node.getSourceSpans().get(0).getLineIndex()] = Part.ITEM;
      }
    }

    @Override
    public void visit(HtmlBlock node) {
      mark(node, Part.TEXT);
    }

    @Override
    public void visit(IndentedCodeBlock node) {
      mark(node, Part.CODE);
    }

    @Override
    public void visit(FencedCodeBlock node) {
      mark(node, Part.CODE);
      var spans = node.getSourceSpans();
      spans.forEach(span -> fenced[span.getLineIndex()] = true);
      parts[spans.get(0).getLineIndex()] = Part.FENCE;
      if (node.getClosingFenceLength() != null) {
        parts[spans.get(spans.size() - 1).getLineIndex()] = Part.FENCE;
      }
    }

    @Override
    public void visit(CustomBlock node) {
      if (node instanceof TableBlock) {
        mark(node, Part.TABLE);
      } else {
        super.visit(node);
      }
    }
  }
}
