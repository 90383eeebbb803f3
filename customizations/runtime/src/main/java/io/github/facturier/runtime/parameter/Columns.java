package io.github.facturier.runtime.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a form sends column by column: each column is a list of its own, its name repeated once
 * a row. A row that has no value for a column sends an empty text there, which keeps the columns
 * aligned. Immutable; made by a generated method of the rows that it takes.
 */
public final class Columns extends FormParameters {
  private final Map<String, List<Object>> columns;

  private Columns(Builder<?> builder) {
    super(builder);
    this.columns = new LinkedHashMap<>(builder.columns);
  }

  @Override
  protected void addTo(ParameterList list) {
    columns.forEach(list::addEach);
  }

  /**
   * Starts with the rows and no column.
   *
   * @param name the parameter that the rows are, for messages
   * @throws IllegalArgumentException if there is no row, or a row is null
   */
  public static <R> Builder<R> of(String name, List<R> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("parameter '" + name + "' must not be empty");
    }
    for (R row : rows) {
      if (row == null) {
        throw new IllegalArgumentException("parameter '" + name + "' must not hold null");
      }
    }
    return new Builder<>(List.copyOf(rows));
  }

  /**
   * Cuts rows into columns.
   *
   * @param <R> the type of a row
   */
  public static final class Builder<R> extends Parameters.Builder<Builder<R>> {
    private final List<R> rows;
    private final Map<String, List<Object>> columns = new LinkedHashMap<>();

    private Builder(List<R> rows) {
      this.rows = rows;
    }

    /** Adds a column: its name in the form, and where a row has its value. */
    public Builder<R> column(String name, Function<R, ? extends @Nullable Object> value) {
      List<Object> cells = new ArrayList<>();
      for (R row : rows) {
        Object cell = value.apply(row);
        cells.add(cell == null ? "" : cell);
      }
      columns.put(name, cells);
      return this;
    }

    /** The columns so far. */
    public Columns build() {
      return new Columns(this);
    }
  }
}
