package io.github.facturier.runtime.error;

import io.github.facturier.runtime.internal.io.DecimalText;
import io.github.facturier.runtime.internal.redact.Redactor;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Checks arguments before a request is sent. Messages name the method and the parameter. */
public final class Checks {
  private Checks() {}

  /**
   * Checks a required value.
   *
   * @throws IllegalArgumentException if it is null
   */
  public static <T> T required(String method, String parameter, @Nullable T value) {
    if (value == null) {
      throw bad(method, parameter, "is required, but null");
    }
    return value;
  }

  /**
   * Checks the elements of a list.
   *
   * @throws IllegalArgumentException if one is null
   */
  public static void elements(String method, String parameter, Iterable<?> values) {
    int index = indexOfNull(values);
    if (index >= 0) {
      throw bad(method, parameter, "is null at index " + index);
    }
  }

  /** Returns the index of the first null element, -1 if there is none. */
  public static int indexOfNull(Iterable<?> values) {
    int index = 0;
    for (Object value : values) {
      if (value == null) {
        return index;
      }
      index++;
    }
    return -1;
  }

  /**
   * Checks a lower bound.
   *
   * @throws IllegalArgumentException if the value is below it
   */
  public static <N extends @Nullable Number> N atLeast(
      String method, String parameter, String least, N value) {
    if (value != null && number(value).compareTo(new BigDecimal(least)) < 0) {
      throw bad(method, parameter, "must be at least " + least + ", but is " + value);
    }
    return value;
  }

  /**
   * Checks an upper bound.
   *
   * @throws IllegalArgumentException if the value is above it
   */
  public static <N extends @Nullable Number> N atMost(
      String method, String parameter, String most, N value) {
    if (value != null && number(value).compareTo(new BigDecimal(most)) > 0) {
      throw bad(method, parameter, "must be at most " + most + ", but is " + value);
    }
    return value;
  }

  /**
   * Checks a value against the limits of the spec. A message does not show a value whose name
   * indicates a secret.
   *
   * @throws IllegalArgumentException if it is not within them
   */
  public static <T> T within(String method, String parameter, ValueLimits limits, T value) {
    required(method, parameter, value);
    String problem = limits.problem(value, Redactor.isSecretName(parameter));
    if (problem != null) {
      throw bad(method, parameter, problem);
    }
    return value;
  }

  /**
   * Checks a text that must not be blank.
   *
   * @throws IllegalArgumentException if it is null or consists of white space
   */
  public static String notBlank(String method, String parameter, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw bad(method, parameter, "must not be blank");
    }
    return value;
  }

  /**
   * Parses a decimal number from a caller's text.
   *
   * @throws NumberFormatException if the text has another format than {@code 1234.50}, for example
   *     a comma, a space or a currency
   * @throws IllegalArgumentException if the text is null
   */
  public static BigDecimal decimal(String method, String parameter, @Nullable String text) {
    try {
      return DecimalText.parse(required(method, parameter, text));
    } catch (NumberFormatException e) {
      throw new NumberFormatException(
          method + ": parameter '" + parameter + "' " + DecimalText.problem(text));
    }
  }

  /** Whether requests to this URL are confidential: https, or the local machine. */
  public static boolean isConfidential(HttpUrl url) {
    return url.isHttps() || isLoopback(url.host());
  }

  private static boolean isLoopback(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    boolean isAddress = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    try {
      return isAddress && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  public static String pathSegment(String parameter, String value) {
    if (value.isBlank() || value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(
          "path parameter '" + parameter + "' must not be \"" + value + "\"");
    }
    return value;
  }

  private static BigDecimal number(Number value) {
    return new BigDecimal(value.toString());
  }

  private static IllegalArgumentException bad(String method, String parameter, String problem) {
    return new IllegalArgumentException(method + ": parameter '" + parameter + "' " + problem);
  }
}
