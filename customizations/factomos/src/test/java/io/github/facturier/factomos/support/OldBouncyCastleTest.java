package io.github.facturier.factomos.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.factomos.auth.FactomosCipher;
import io.github.facturier.factomos.auth.FactomosKeys;
import io.github.facturier.runtime.client.ClientBuilder;
import io.github.facturier.runtime.client.ClientCore;
import io.github.facturier.runtime.spi.RequiredLibrary;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Bouncy Castle that an application pins is found in {@code build()} if it is too old. */
class OldBouncyCastleTest {
  private static final Path OLD = Path.of("target/old");

  /** What an application does. */
  static final class Application {
    private Application() {}

    /** Encrypts, once the client is built. */
    static void run() {
      FactomosKeys keys = FactomosKeys.of("token", "0123456789abcdef");
      Builder builder = new Builder().baseUrl("https://localhost:1");
      ClientCore.of(builder, new FactomosProvider(), keys).close();
      FactomosCipher cipher = FactomosCipher.of("0123456789abcdef");
      byte[] encrypted = Base64.getDecoder().decode(cipher.encrypt("Jean Dupont"));
      assertEquals("Jean Dupont", new String(cipher.decrypt(encrypted), StandardCharsets.UTF_8));
    }
  }

  static final class Builder extends ClientBuilder<Builder> {
    Builder() {
      super("FactomosClient", "1.0", "https://localhost");
    }
  }

  @Test
  void theOldestWorks() throws Exception {
    assertNull(run("bcprov-jdk18on-" + library().oldest() + ".jar"));
  }

  @Test
  void theOneBeforeIsRefused() throws Exception {
    Throwable thrown = run("bcprov-jdk18on-1.71.jar");
    assertInstanceOf(IllegalStateException.class, thrown);
    String message = thrown.getMessage();
    assertTrue(
        message.startsWith("FactomosClient.builder(): Bouncy Castle 1.71 is too old"), message);
    assertTrue(message.contains("1.72 or newer is needed"), message);
    assertTrue(message.contains("target/old/bcprov-jdk18on-1.71.jar"), message);
    assertTrue(
        message.contains(
            "<dependency><groupId>org.bouncycastle</groupId><artifactId>bcprov-jdk18on</artifactId>"
                + "<version>1.86</version></dependency>"),
        message);
  }

  @Test
  void theVersionsAreThoseOfThePom() throws Exception {
    String pom = Files.readString(Path.of("../../pom.xml"));
    Matcher version =
        Pattern.compile("<artifactId>bcprov-jdk18on</artifactId>\\s*<version>([^<]+)<")
            .matcher(pom);
    assertTrue(version.find());
    assertEquals(version.group(1), library().recommended());
    assertTrue(pom.contains("<bcprov.oldest>" + library().oldest() + "</bcprov.oldest>"));
  }

  private static RequiredLibrary library() {
    return new FactomosProvider().requiredLibraries().get(0);
  }

  /** Runs the application with another Bouncy Castle; what it throws, null if nothing. */
  private static Throwable run(String jar) throws Exception {
    List<URL> path = new ArrayList<>(List.of(OLD.resolve(jar).toUri().toURL()));
    String own =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : own.split(Pattern.quote(System.getProperty("path.separator")))) {
      if (!entry.contains("bcprov-")) {
        path.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Method main = loader.loadClass(Application.class.getName()).getDeclaredMethod("run");
      main.setAccessible(true);
      main.invoke(null);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }
}
