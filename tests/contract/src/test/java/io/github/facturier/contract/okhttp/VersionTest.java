package io.github.facturier.contract.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Collections;
import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;

/** The second run of the tests must be on the other OkHttp, or it would prove nothing. */
class VersionTest {
  @Test
  void okHttpHasTheVersionOfTheRun() throws ReflectiveOperationException {
    String expected = System.getProperty("facturier.okhttp", "4");
    String actual = (String) OkHttp.class.getField("VERSION").get(null); // the compiler inlines it
    assertEquals(expected, actual.substring(0, actual.indexOf('.')));
  }

  @Test
  void onlyOneOkHttpIsOnTheClassPath() throws IOException {
    ClassLoader loader = OkHttp.class.getClassLoader();
    assertEquals(1, Collections.list(loader.getResources("okhttp3/OkHttp.class")).size());
  }
}
