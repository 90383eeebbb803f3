package io.github.facturier.sandbox.data;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The records of one resource by identifier, in order of creation. Not thread-safe. */
public final class Table {
  private final Map<Long, JsonObject> rows = new LinkedHashMap<>();
  private final LongSupplier nextId;

  /** Creates an empty table, which takes identifiers from {@code nextId}. */
  public Table(LongSupplier nextId) {
    this.nextId = nextId;
  }

  /** Adds a copy of a record with a new {@code id} as its first member, and returns the copy. */
  public JsonObject add(JsonObject record) {
    long id = nextId.getAsLong();
    JsonObject row = Json.object("id", id);
    Json.merge(row, record, List.of("id"));
    rows.put(id, row);
    return row;
  }

  /** The record with an identifier, or null. */
  public @Nullable JsonObject find(@Nullable Long id) {
    return id == null ? null : rows.get(id);
  }

  /** Removes the record with an identifier, and returns it or null. */
  public @Nullable JsonObject remove(long id) {
    return rows.remove(id);
  }

  /** A new list of all records. */
  public List<JsonObject> all() {
    return new ArrayList<>(rows.values());
  }

  /** A new list of the records that meet a condition. */
  public List<JsonObject> where(Predicate<JsonObject> condition) {
    List<JsonObject> found = all();
    found.removeIf(condition.negate());
    return found;
  }

  /** The first record that meets a condition, or null. */
  public @Nullable JsonObject first(Predicate<JsonObject> condition) {
    List<JsonObject> found = where(condition);
    return found.isEmpty() ? null : found.get(0);
  }
}
