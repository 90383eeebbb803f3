package io.github.facturier.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that people give by mistake, and files in the encodings of others. */
class UnreadableTest {
  private static final Map<Provider, String> PAGES =
      Map.of(
          Provider.VOSFACTURES, "vosfactures/README.2026-03.md",
          Provider.FACTOMOS, "factomos/README.v1.29.md",
          Provider.MYCLEMENTINE, "myclementine/index.md",
          Provider.LUCCA_CLEEMY, "lucca-cleemy/export.fr.txt");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-8"})
  void textInAnotherEncodingHasTheSameFacts(String encoding) throws IOException {
    for (Map.Entry<Provider, String> page : PAGES.entrySet()) {
      Path source = Docs.of(page.getValue());
      String text = Files.readString(source).replaceAll("[^\\u0000-\\u00ff]", "-");
      Path plain = Files.createDirectories(folder.resolve("plain")).resolve("page.md");
      Files.writeString(plain, text);
      Path other = Files.createDirectories(folder.resolve(encoding)).resolve("page.md");
      Files.write(other, text.getBytes(Charset.forName(encoding)));
      assertEquals(
          Docs.read(page.getKey(), plain).facts(), Docs.read(page.getKey(), other).facts());
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aFolderWithoutAPageIsNamed(Provider provider) {
    said(provider, folder, folder + " ");
  }

  @ParameterizedTest
  @EnumSource(
      value = Provider.class,
      names = {"FACTURATION_PRO"},
      mode = EnumSource.Mode.EXCLUDE)
  void aBinaryFileIsNamed(Provider provider) throws IOException {
    Path jar = Files.write(folder.resolve("x.txt"), new byte[] {'P', 'K', 3, 4, 0, 0, 9, -1});
    said(provider, jar, "x.txt is a binary file");
    Files.write(jar, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2});
    said(provider, jar, "x.txt is a binary file");
  }

  @Test
  void brokenYamlIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("_data"));
    Files.writeString(folder.resolve("_data/urls.yml"), "a: [b\nc: {");
    said(Provider.FACTURATION_PRO, folder, "urls.yml is no YAML");
    Files.writeString(folder.resolve("_data/urls.yml"), "[".repeat(4_900));
    said(Provider.FACTURATION_PRO, folder, "urls.yml");
    said(Provider.LUCCA_CLEEMY, Files.writeString(folder.resolve("x.yaml"), "a: [b"), "x.yaml");
  }

  @ParameterizedTest
  @EnumSource(
      value = Provider.class,
      names = {"FACTURATION_PRO"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatIsNestedOrLongIsRefusedWithinASecond(Provider provider) throws IOException {
    Path page = folder.resolve("x.md");
    for (String text :
        List.of(
            ">".repeat(20_000) + " x",
            "> ".repeat(2_400) + "\n" + ">".repeat(4_900),
            "- ".repeat(2_400) + "x",
            "```\n" + "{\"a\":\n".repeat(20_000),
            "```\n" + "[\n".repeat(20_000),
            "curl https://x.test/a -d '" + "{\"a\":".repeat(800),
            "curl https://x.test/a -d '\n" + "{\"a\":\n".repeat(20_000),
            "GET /" + "a/".repeat(100_000),
            "| " + "a | ".repeat(100_000),
            "{" + "\"a\": 1, ".repeat(100_000) + "}",
            "a_".repeat(2_400),
            "*".repeat(4_900),
            "[".repeat(4_900),
            "<!--".repeat(1_200),
            "`".repeat(4_900) + "a\n" + "`a".repeat(2_400))) {
      Files.writeString(page, text);
      said(provider, page, "");
    }
  }

  /** The page is refused with one short message; the time is generous, for a busy machine. */
  private static void said(Provider provider, Path docs, String part) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] args = {Docs.ROOT.toString(), provider.id(), docs.toString(), "false"};
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int status = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Drift.run(args, print));
    String said = out.toString(StandardCharsets.UTF_8);
    assertTrue(status == Drift.UNREADABLE || status == Drift.OTHER_FORM, status + said);
    assertTrue(said.contains(part), said);
    assertTrue(!said.contains("null") && !said.contains("\tat ") && !said.isBlank(), said);
    assertTrue(said.length() < 2_000, said);
  }
}
