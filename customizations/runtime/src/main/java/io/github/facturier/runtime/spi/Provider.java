package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.Download;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Provider-specific behaviour beyond the spec. Each customization has one implementation. */
public interface Provider {
  /** The provider's name in the user agent and in logs: lower case with hyphens. */
  String name();

  /** The decoder of the provider's errors. */
  ErrorDecoder errors();

  /**
   * Whether the provider requires a contact in the user agent: an email address or a URL, which the
   * builder then checks. Default: false.
   */
  default boolean requiresContact() {
    return false;
  }

  /**
   * The types of this customization that represent a file in a result, and the function that
   * creates each one from the download. Default: none.
   */
  default Map<Class<?>, Function<Download, ?>> files() {
    return Map.of();
  }

  /**
   * Whether a client keeps the cookies of the provider and sends them back, as sessions of a
   * website need it. Each client keeps its own, in memory. Default: false.
   */
  default boolean keepsCookies() {
    return false;
  }

  /**
   * The libraries that this customization needs in addition to those of the runtime. Default: none.
   */
  default List<RequiredLibrary> requiredLibraries() {
    return List.of();
  }

  /** The pager. Default: a page that is not full is the last one. */
  default Pager pager() {
    return Pager.SHORT_PAGE;
  }
}
