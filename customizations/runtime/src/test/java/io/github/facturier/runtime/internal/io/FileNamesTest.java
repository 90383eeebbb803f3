package io.github.facturier.runtime.internal.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attachment; filename=100.pdf                        | 100.pdf",
        "attachment; filename=\"facture 100.pdf\"            | facture 100.pdf",
        "attachment; FileName = \"100.pdf\"; size=7          | 100.pdf",
        "attachment; filename=\"a;b.pdf\"                    | a;b.pdf",
        "attachment; filename=\"a \\\"b\\\".pdf\"            | a _b_.pdf",
        "attachment; filename*=UTF-8''facture%20n%C2%B0%201.pdf | facture n° 1.pdf",
        "attachment; filename*=utf-8'fr'cl%C3%A9.pdf         | clé.pdf",
        "attachment; filename=old.pdf; filename*=utf-8''new.pdf | new.pdf",
        "attachment; filename*=utf-8''a+b.pdf                | a+b.pdf",
        "attachment; filename*=utf-8''100%.pdf               | 100%.pdf",
        "attachment; filename=../../etc/passwd               | passwd",
        "attachment; filename=\"/etc/passwd\"                | passwd",
        "attachment; filename=\"C:\\dir\\100.pdf\"           | 100.pdf",
        "attachment; filename*=utf-8''..%2F..%2Fetc%2Fpasswd | passwd",
        "attachment; filename*=utf-8''..%5C100.pdf           | 100.pdf",
        "attachment; filename*=utf-8''a%00b%0Ac.pdf          | a_b_c.pdf",
        "attachment; filename=\"a<b>c:d?e*f.pdf\"            | a_b_c_d_e_f.pdf",
        "attachment; filename=facture 100.pdf                | facture 100.pdf",
        "attachment;filename = \"100.pdf\"                    | 100.pdf",
        "attachment; filename=\"unfinished.pdf               | unfinished.pdf",
        "attachment; filename*=iso-8859-1'fr'cl%E9.pdf       | clé.pdf",
        "attachment; filename*=no-such'fr'cl%E9.pdf; filename=old.pdf | old.pdf",
        "attachment; filename*=new.pdf; filename=old.pdf     | old.pdf",
        "attachment; filename*=utf-8''a%FFb.pdf              | a_b.pdf",
        "attachment; filename=a.pdf; filename=b.pdf          | a.pdf",
        "attachment; xfilename=a.pdf; filename=b.pdf         | b.pdf",
        "attachment; note=\"; filename=a.pdf\"; filename=b.pdf | b.pdf",
        "attachment; filename*=utf-8''%2e%2e%2fa.pdf         | a.pdf",
        "attachment; filename=%2e%2e%2fa.pdf                 | %2e%2e%2fa.pdf",
        "attachment; filename=.htaccess                      | _htaccess",
        "attachment; filename=\"...a\"                        | _..a",
        "attachment; filename=\"a.pdf. . \"                   | a.pdf",
        "attachment; filename=a.pdf:hidden.exe               | a.pdf_hidden.exe",
        "attachment; filename*=utf-8''a%E2%80%AEfdp.exe      | a_fdp.exe",
        "attachment; filename*=utf-8''a%C2%85%7Fb.pdf        | a__b.pdf",
      })
  void namesWithoutFolders(String header, String name) {
    assertEquals(name, FileNames.suggested(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attachment",
        "attachment; filename=\"\"",
        "attachment; filename=..",
        "attachment; filename=\"../\"",
        "attachment; filename=\"a/..\"",
        "attachment; filename*=utf-8''..%2F..",
        "attachment; filename=\" \"",
        "attachment; filename",
        "attachment; filename=",
        "attachment; filename*=",
        "attachment; filename*=utf-8''",
        "attachment; filename=\". . .\"",
        "; =; ;;=;",
        "",
      })
  void noName(String header) {
    assertNull(FileNames.suggested(header));
  }

  /** Windows treats them as devices, with any extension. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "nul",
        "aux.pdf",
        "PRN.tar.gz",
        "com1.csv",
        "LPT\u00b2",
        "nul .pdf",
        "conin$"
      })
  void namesOfDevices(String device) {
    assertEquals("_" + device, FileNames.suggested("attachment; filename=\"" + device + "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"console.pdf", "com10", "null", "a.con", "com"})
  void namesThatLookLikeThem(String name) {
    assertEquals(name, FileNames.suggested("attachment; filename=" + name));
  }

  @Test
  void noHeader() {
    assertNull(FileNames.suggested(null));
  }

  /** File systems take 255 bytes; the end of a name, its extension, is what counts. */
  @Test
  void longNamesAreCut() {
    String name = FileNames.suggested("attachment; filename=" + "x".repeat(5000) + ".pdf");
    assertEquals(150, name.length());
    assertTrue(name.endsWith("xxx.pdf"), name);
  }

  /** File systems limit the bytes of a name, and characters must not be split. */
  @Test
  void longNamesAreCutBetweenCharacters() {
    String name =
        FileNames.suggested("attachment; filename=" + "\ud83e\uddfe".repeat(100) + "x.pdf");
    assertEquals("\ud83e\uddfe".repeat(36) + "x.pdf", name);
  }

  /** A truncated name is checked again. */
  @Test
  void aCutDoesNotMakeADevice() {
    String name = FileNames.suggested("attachment; filename=xNUL." + "a".repeat(146));
    assertEquals("_NUL." + "a".repeat(146), name);
  }

  /** Headers may be long; an expression that recurses for each character would end the thread. */
  @ParameterizedTest
  @ValueSource(strings = {"\"", "\\\"", "x", ";", "=", "a=", "%41", "../"})
  void longHeaders(String part) {
    String longText = part.repeat(250_000 / part.length());
    FileNames.suggested("attachment; filename=\"" + longText);
    FileNames.suggested("attachment; filename=" + longText);
    FileNames.suggested("attachment; filename*=utf-8''" + longText);
    FileNames.suggested(longText);
  }
}
