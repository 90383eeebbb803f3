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
 * A library that a client needs, with a check of its version.
 *
 * @param name the library's name, for messages
 * @param group the Maven group
 * @param artifact the Maven artifact
 * @param oldest the oldest supported version
 * @param recommended the version that Facturier is built with
 * @param type returns a class of the library
 * @param probe throws a {@link LinkageError} if the loaded version is too old
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

  /**
   * Returns a description of the problem and its solution; null if the loaded version is supported.
   */
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
          ? "an unknown location"
          : source.getLocation().toString();
    } catch (LinkageError e) {
      return "an unknown location";
    }
  }

  /** Returns the version from the name of the JAR, otherwise from the Maven properties in it. */
  String version(String location) {
    Matcher file = jar().matcher(location);
    return file.find() ? file.group(2) : versionInside();
  }

  /**
   * Returns the artifact to declare. Older versions may have another artifact name, such as {@code
   * -jdk8}, which has no newer versions.
   */
  String artifact(String location) {
    Matcher file = jar().matcher(location);
    return file.find() && !file.group(1).contains("-jdk") ? file.group(1) : artifact;
  }

  /** Returns the JAR to replace; empty if it has the name of the artifact to declare. */
  String instead(String location) {
    Matcher file = jar().matcher(location);
    return file.find() && !file.group(1).equals(artifact(location))
        ? " instead of " + file.group(1)
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
