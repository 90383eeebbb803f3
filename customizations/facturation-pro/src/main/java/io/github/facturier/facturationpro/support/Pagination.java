package io.github.facturier.facturationpro.support;

import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.json.JsonText;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where a page stands, as the header {@code X-Pagination} says.
 *
 * <p>Source: introduction.md, lines 131-145.
 *
 * @param currentPage the page's number, from 1
 * @param totalPages how many pages there are
 * @param perPage how many items a full page has
 * @param totalEntries how many items there are in all
 */
public record Pagination(long currentPage, long totalPages, long perPage, long totalEntries) {
  /** The name of the header. */
  public static final String HEADER = "X-Pagination";

  /** Reads the header, null if it is absent or makes no sense. */
  public static @Nullable Pagination of(Headers headers) {
    String text = Checks.required("Pagination.of", "headers", headers).get(HEADER);
    if (text == null) {
      return null;
    }
    try {
      JsonObject json = JsonText.parse(text).getAsJsonObject();
      return new Pagination(
          json.get("current_page").getAsLong(),
          json.get("total_pages").getAsLong(),
          json.get("per_page").getAsLong(),
          json.get("total_entries").getAsLong());
    } catch (RuntimeException e) { // whatever Gson throws at what is no such object
      return null;
    }
  }
}
