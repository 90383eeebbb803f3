package io.github.facturier.sandbox.data;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The records of one resource by identifier, in the order of their creation. */
public final class Table {
  private final Map<Long, JsonObject> rows = new LinkedHashMap<>();
  private final LongSupplier nextId;

  public Table(LongSupplier nextId) {
    this.nextId = nextId;
  }

  /** Gives the record a new {@code id}, as its first member, and keeps it. */
  public JsonObject add(JsonObject record) {
    long id = nextId.getAsLong();
    JsonObject row = Json.object("id", id);
    Json.merge(row, record, List.of("id"));
    rows.put(id, row);
    return row;
  }

  public @Nullable JsonObject find(@Nullable Long id) {
    return id == null ? null : rows.get(id);
  }

  public @Nullable JsonObject remove(long id) {
    return rows.remove(id);
  }

  public List<JsonObject> all() {
    return new ArrayList<>(rows.values());
  }

  public List<JsonObject> where(Predicate<JsonObject> condition) {
    List<JsonObject> found = all();
    found.removeIf(condition.negate());
    return found;
  }

  public @Nullable JsonObject first(Predicate<JsonObject> condition) {
    List<JsonObject> found = where(condition);
    return found.isEmpty() ? null : found.get(0);
  }
}
