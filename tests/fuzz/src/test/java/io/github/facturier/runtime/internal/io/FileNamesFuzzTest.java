package io.github.facturier.runtime.internal.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * No file name that a server suggests leads out of the folder, or to anything but a regular file.
 */
class FileNamesFuzzTest {
  private static final int MOST_BYTES = 151;
  private static final Pattern SEPARATOR_OR_CONTROL =
      Pattern.compile("[/\\\\:\\p{Cc}\\p{Cf}\\p{Cs}]");
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])\\s*(\\..*)?", Pattern.CASE_INSENSITIVE);

  @FuzzTest(maxDuration = "10m")
  void aNameStaysInItsFolder(byte[] input) {
    String name = FileNames.suggested(new String(input, StandardCharsets.UTF_8));
    if (name == null) {
      return;
    }
    assertFalse(SEPARATOR_OR_CONTROL.matcher(name).find(), name);
    assertFalse(name.startsWith("."), name);
    assertFalse(name.endsWith("."), name);
    assertEquals(name.strip(), name);
    assertFalse(name.isEmpty());
    assertFalse(DEVICE.matcher(name).matches(), name);
    assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES, name);
  }
}
