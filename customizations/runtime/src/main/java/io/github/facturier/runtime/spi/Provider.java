package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.Download;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a client must know of its provider beyond the spec. One implementation a provider, in its
 * customization.
 */
public interface Provider {
  /** The provider's name, in the user agent and in logs: lower case, with hyphens. */
  String name();

  /** How the provider says that something went wrong. */
  ErrorDecoder errors();

  /**
   * Whether the provider wants the user agent to say whom to turn to: the builder then insists on
   * an email address or the address of a page in it.
   */
  default boolean requiresContact() {
    return false;
  }

  /**
   * The types of this customization that stand for a file where an operation brings one, and how
   * each is made of the download.
   */
  default Map<Class<?>, Function<Download, ?>> files() {
    return Map.of();
  }

  /**
   * Whether a client keeps the cookies of the provider and sends them back: sessions of a website
   * need that. Each client keeps its own, in memory.
   */
  default boolean keepsCookies() {
    return false;
  }

  /** Libraries without which this customization makes no call, beside those of the runtime. */
  default List<RequiredLibrary> requiredLibraries() {
    return List.of();
  }

  /** How the provider says that a page is the last one: by its being short, unless overridden. */
  default Pager pager() {
    return Pager.SHORT_PAGE;
  }
}
