package io.github.facturier.runtime.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a form sends column by column: the name of a column is repeated once for each row. A
 * column for which no row has a value is left out. In any other column, a row without a value sends
 * an empty text, which keeps the columns aligned. Immutable. Generated methods create it from a
 * list of rows.
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
   * Returns a builder with the rows and no column.
   *
   * @param name the name of the parameter, for messages
   * @throws IllegalArgumentException if the list is empty, or a row is null
   */
  public static <R> Builder<R> of(String name, List<R> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("parameter '" + name + "' must not be empty");
    }
    for (R row : rows) {
      if (row == null) {
        throw new IllegalArgumentException("parameter '" + name + "' must not contain null");
      }
    }
    return new Builder<>(List.copyOf(rows));
  }

  /**
   * Splits rows into columns.
   *
   * @param <R> the type of a row
   */
  public static final class Builder<R> extends Parameters.Builder<Builder<R>> {
    private final List<R> rows;
    private final Map<String, List<Object>> columns = new LinkedHashMap<>();

    private Builder(List<R> rows) {
      this.rows = rows;
    }

    /** Adds a column: its name in the form, and the function that reads its value from a row. */
    public Builder<R> column(String name, Function<R, ? extends @Nullable Object> value) {
      List<Object> cells = new ArrayList<>();
      boolean sent = false;
      for (R row : rows) {
        Object cell = value.apply(row);
        cells.add(cell == null ? "" : cell);
        sent |= cell != null;
      }
      columns.put(name, sent ? cells : List.of());
      return this;
    }

    /** Builds the columns. */
    public Columns build() {
      return new Columns(this);
    }
  }
}
