package io.github.facturier.runtime.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.CodeSource;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A library without which no call can be made.
 *
 * @param name its name, for messages
 * @param group its group in Maven
 * @param artifact its artifact in Maven
 * @param oldest the oldest version that is supported
 * @param recommended the version that this library is built with
 * @param type one of its classes
 * @param probe throws a {@link LinkageError} if the version that is loaded is too old
 */
public record RequiredLibrary(
    String name,
    String group,
    String artifact,
    String oldest,
    String recommended,
    Supplier<Class<?>> type,
    Runnable probe) {
  private static final String UNKNOWN = "of an unknown version";

  /** What is wrong with the version that is loaded and what to do about it; null if it fits. */
  public @Nullable String problem() {
    try {
      probe.run();
      return null;
    } catch (LinkageError e) {
      return problem(e);
    }
  }

  private String problem(LinkageError e) {
    String location = location();
    return name
        + " "
        + version(location)
        + " is too old: "
        + oldest
        + " or newer is needed ("
        + e
        + "). It was loaded from "
        + location
        + ". Declare in the <dependencies> of your POM: <dependency><groupId>"
        + group
        + "</groupId><artifactId>"
        + artifact(location)
        + "</artifactId><version>"
        + recommended
        + "</version></dependency>"
        + instead(location);
  }

  private String location() {
    try {
      CodeSource source = type.get().getProtectionDomain().getCodeSource();
      return source == null || source.getLocation() == null
          ? "an unknown place"
          : source.getLocation().toString();
    } catch (LinkageError e) {
      return "an unknown place";
    }
  }

  /** From the name of its JAR or, where that is another's, from what Maven wrote into it. */
  String version(String location) {
    Matcher file = jar().matcher(location);
    return file.find() ? file.group(2) : versionInside();
  }

  /**
   * Older versions of a library may have another name: the JAR that was found is to be replaced. A
   * name for an older JDK has no newer versions.
   */
  String artifact(String location) {
    Matcher file = jar().matcher(location);
    return file.find() && !file.group(1).contains("-jdk") ? file.group(1) : artifact;
  }

  /** Empty if the JAR that was found has the name of the one to declare. */
  String instead(String location) {
    Matcher file = jar().matcher(location);
    return file.find() && !file.group(1).equals(artifact(location))
        ? " in place of " + file.group(1)
        : "";
  }

  private Pattern jar() {
    String base = artifact.replaceFirst("-(jvm|jdk\\w+)$", "");
    return Pattern.compile("[/\\\\](" + base + "(?:-jvm|-jdk\\w+)?)-(\\d[^/\\\\]*)\\.jar");
  }

  private String versionInside() {
    String file = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = type.get().getResourceAsStream(file)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", UNKNOWN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LinkageError e) {
      return UNKNOWN;
    }
  }
}
