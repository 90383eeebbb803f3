package io.github.facturier.runtime;

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
      })
  void noName(String header) {
    assertNull(FileNames.suggested(header));
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
}
