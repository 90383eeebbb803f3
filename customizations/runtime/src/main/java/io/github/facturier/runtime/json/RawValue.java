package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value whose JSON differs from what its codec writes: an explicit null, {@code ""} for a missing
 * date, {@code "1"} for true. The JSON is kept, so that the model is written as it was read.
 */
record RawValue(@Nullable Object value, JsonElement json) {
  static final RawValue NULL = new RawValue(null, JsonNull.INSTANCE);

  static @Nullable Object unwrap(@Nullable Object slot) {
    return slot instanceof RawValue raw ? raw.value : slot;
  }

  /** Equal if the values are equal; the JSON is not compared. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RawValue that && Objects.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }
}
