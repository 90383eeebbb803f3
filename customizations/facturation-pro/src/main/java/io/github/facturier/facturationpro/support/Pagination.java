package io.github.facturier.facturationpro.support;

import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.json.JsonText;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The position of a page, from the header {@code X-Pagination}.
 *
 * <p>Source: introduction.md, lines 131-145.
 *
 * @param currentPage the page number, from 1
 * @param totalPages the number of pages
 * @param perPage the page size
 * @param totalEntries the total number of items
 */
public record Pagination(long currentPage, long totalPages, long perPage, long totalEntries) {
  /** The name of the header. */
  public static final String HEADER = "X-Pagination";

  /** Parses the header; null if it is absent or invalid. */
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
    } catch (RuntimeException e) { // any exception of Gson
      return null;
    }
  }
}
