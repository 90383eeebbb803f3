package io.github.facturier.runtime;

import com.google.gson.JsonElement;
import com.google.gson.annotations.JsonAdapter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model with a property of each kind, written the way the generator writes them. */
@JsonAdapter(ModelAdapterFactory.class)
public final class Thing extends Model {
  /** Public, since the runtime looks it up. */
  public static final Schema<Thing> SCHEMA = new Schema<>(Thing.class, Thing::new);

  private static final Property<Long> ID = SCHEMA.property("id", Codec.LONG);
  private static final Property<String> NAME = SCHEMA.property("name", Codec.STRING);
  private static final Property<Integer> COUNT = SCHEMA.property("count", Codec.INTEGER);
  private static final Property<Boolean> ACTIVE = SCHEMA.property("active", Codec.BOOLEAN);
  private static final Property<BigDecimal> PRICE = SCHEMA.property("price", Codec.DECIMAL);
  private static final Property<BigDecimal> TOTAL = SCHEMA.property("total", Codec.DECIMAL_TEXT);
  private static final Property<LocalDate> DAY = SCHEMA.property("day", Codec.DATE);
  private static final Property<OffsetDateTime> MOMENT = SCHEMA.property("at", Codec.DATE_TIME);
  private static final Property<JsonElement> ANY = SCHEMA.property("any", Codec.JSON);
  private static final Property<Color> COLOR = SCHEMA.property("color", Color.CODEC);
  private static final Property<YearMonth> MONTH =
      SCHEMA.property("month", Codec.text(YearMonth::parse, YearMonth::toString));
  private static final Property<List<Integer>> SIZES =
      SCHEMA.property("sizes", Codec.list(Codec.INTEGER));
  private static final Property<Thing> PART =
      SCHEMA.property("part", Codec.model(() -> Thing.SCHEMA));
  private static final Property<List<Thing>> PARTS =
      SCHEMA.property("parts", Codec.list(Codec.model(() -> Thing.SCHEMA)));
  private static final Property<Map<String, BigDecimal>> PRICES =
      SCHEMA.property("prices", Codec.map(Codec.DECIMAL_TEXT));
  private static final Property<Map<String, Thing>> NAMED =
      SCHEMA.property("named", Codec.map(Codec.model(() -> Thing.SCHEMA)));
  private static final Property<String> PASSWORD = SCHEMA.secret("password", Codec.STRING);

  private Thing(Values values) {
    super(values);
  }

  static Thing parse(String json) {
    return SCHEMA.parse(json);
  }

  @Nullable Long id() {
    return get(ID);
  }

  long requiredId() {
    return require(ID);
  }

  @Nullable String name() {
    return get(NAME);
  }

  @Nullable Integer count() {
    return get(COUNT);
  }

  @Nullable Boolean active() {
    return get(ACTIVE);
  }

  @Nullable BigDecimal price() {
    return get(PRICE);
  }

  @Nullable BigDecimal total() {
    return get(TOTAL);
  }

  @Nullable LocalDate day() {
    return get(DAY);
  }

  @Nullable OffsetDateTime at() {
    return get(MOMENT);
  }

  @Nullable JsonElement any() {
    return get(ANY);
  }

  @Nullable Color color() {
    return get(COLOR);
  }

  @Nullable YearMonth month() {
    return get(MONTH);
  }

  @Nullable List<Integer> sizes() {
    return get(SIZES);
  }

  @Nullable Thing part() {
    return get(PART);
  }

  @Nullable List<Thing> parts() {
    return get(PARTS);
  }

  @Nullable Map<String, BigDecimal> prices() {
    return get(PRICES);
  }

  @Nullable Map<String, Thing> named() {
    return get(NAMED);
  }

  static Builder builder() {
    return new Builder();
  }

  Builder toBuilder() {
    return new Builder(this);
  }

  static final class Builder extends ModelBuilder<Thing, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    private Builder(Thing model) {
      super(SCHEMA, model);
    }

    Builder id(@Nullable Long id) {
      return set(ID, id);
    }

    Builder name(@Nullable String name) {
      return set(NAME, name);
    }

    Builder active(@Nullable Boolean active) {
      return set(ACTIVE, active);
    }

    Builder price(@Nullable BigDecimal price) {
      return set(PRICE, price);
    }

    Builder total(@Nullable BigDecimal total) {
      return set(TOTAL, total);
    }

    Builder day(@Nullable LocalDate day) {
      return set(DAY, day);
    }

    Builder any(@Nullable JsonElement any) {
      return set(ANY, any);
    }

    Builder sizes(@Nullable List<Integer> sizes) {
      return set(SIZES, sizes);
    }

    Builder prices(@Nullable Map<String, BigDecimal> prices) {
      return set(PRICES, prices);
    }

    Builder named(@Nullable Map<String, Thing> named) {
      return set(NAMED, named);
    }

    Builder part(@Nullable Thing part) {
      return set(PART, part);
    }

    Builder parts(@Nullable List<Thing> parts) {
      return set(PARTS, parts);
    }

    Builder password(@Nullable String password) {
      return set(PASSWORD, password);
    }
  }
}
