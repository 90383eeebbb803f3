package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.annotations.JsonAdapter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model with a property of each kind, in the form of generated code. */
@JsonAdapter(ModelAdapterFactory.class)
public final class Thing extends Model {
  private static final Schema.Builder<Thing> PROPERTIES = Schema.builder(Thing.class, Thing::new);

  private static final Property<Long> ID = PROPERTIES.optional("id", Codec.LONG_NUMBER);
  private static final Property<String> NAME = PROPERTIES.optional("name", Codec.STRING);
  private static final Property<Integer> COUNT = PROPERTIES.optional("count", Codec.INTEGER);
  private static final Property<Boolean> ACTIVE = PROPERTIES.optional("active", Codec.BOOLEAN);
  private static final Property<BigDecimal> PRICE =
      PROPERTIES.optional("price", Codec.DECIMAL_NUMBER);
  private static final Property<BigDecimal> TOTAL =
      PROPERTIES.optional("total", Codec.DECIMAL_TEXT);
  private static final Property<LocalDate> DAY = PROPERTIES.optional("day", Codec.DATE);
  private static final Property<OffsetDateTime> AT =
      PROPERTIES.optional("at", Codec.dateTime("Europe/Paris"));
  private static final Property<JsonElement> ANY = PROPERTIES.optional("any", Codec.JSON);
  private static final Property<Color> COLOR = PROPERTIES.optional("color", Color.CODEC);
  private static final Property<YearMonth> MONTH =
      PROPERTIES.optional("month", Codec.text(YearMonth::parse, YearMonth::toString));
  private static final Property<List<Integer>> SIZES =
      PROPERTIES.optional("sizes", Codec.list(Codec.INTEGER));
  private static final Property<Thing> PART = PROPERTIES.optional("part", Codec.model(Thing.class));
  private static final Property<List<Thing>> PARTS =
      PROPERTIES.optional("parts", Codec.list(Codec.model(Thing.class)));
  private static final Property<Map<String, BigDecimal>> PRICES =
      PROPERTIES.optional("prices", Codec.map(Codec.DECIMAL_TEXT));
  private static final Property<Map<String, Thing>> NAMED =
      PROPERTIES.optional("named", Codec.map(Codec.model(Thing.class)));
  private static final Property<String> PASSWORD =
      PROPERTIES.optionalSecret("password", Codec.STRING);

  private static final Schema<Thing> SCHEMA = PROPERTIES.build();

  private Thing(FieldValues values) {
    super(values);
  }

  public static Thing parse(String json) {
    return SCHEMA.fromJson(json);
  }

  public @Nullable Long id() {
    return get(ID);
  }

  public long requiredId() {
    return require(ID);
  }

  public @Nullable String name() {
    return get(NAME);
  }

  public @Nullable Integer count() {
    return get(COUNT);
  }

  public @Nullable Boolean active() {
    return get(ACTIVE);
  }

  public @Nullable BigDecimal price() {
    return get(PRICE);
  }

  public @Nullable BigDecimal total() {
    return get(TOTAL);
  }

  public @Nullable LocalDate day() {
    return get(DAY);
  }

  public @Nullable OffsetDateTime at() {
    return get(AT);
  }

  public @Nullable JsonElement any() {
    return get(ANY);
  }

  public @Nullable Color color() {
    return get(COLOR);
  }

  public @Nullable YearMonth month() {
    return get(MONTH);
  }

  public @Nullable List<Integer> sizes() {
    return get(SIZES);
  }

  public @Nullable Thing part() {
    return get(PART);
  }

  public @Nullable List<Thing> parts() {
    return get(PARTS);
  }

  public @Nullable Map<String, BigDecimal> prices() {
    return get(PRICES);
  }

  public @Nullable Map<String, Thing> named() {
    return get(NAMED);
  }

  public static Builder builder() {
    return new Builder(null);
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  public static final class Builder extends ModelBuilder<Thing, Builder> {
    private Builder(@Nullable Thing model) {
      super(SCHEMA, model);
    }

    public Builder id(@Nullable Long id) {
      return set(ID, id);
    }

    public Builder name(@Nullable String name) {
      return set(NAME, name);
    }

    public Builder active(@Nullable Boolean active) {
      return set(ACTIVE, active);
    }

    public Builder price(@Nullable BigDecimal price) {
      return set(PRICE, price);
    }

    public Builder total(@Nullable BigDecimal total) {
      return set(TOTAL, total);
    }

    public Builder day(@Nullable LocalDate day) {
      return set(DAY, day);
    }

    public Builder any(@Nullable JsonElement any) {
      return set(ANY, any);
    }

    public Builder sizes(@Nullable List<Integer> sizes) {
      return set(SIZES, sizes);
    }

    public Builder prices(@Nullable Map<String, BigDecimal> prices) {
      return set(PRICES, prices);
    }

    public Builder named(@Nullable Map<String, Thing> named) {
      return set(NAMED, named);
    }

    public Builder part(@Nullable Thing part) {
      return set(PART, part);
    }

    public Builder parts(@Nullable List<Thing> parts) {
      return set(PARTS, parts);
    }

    public Builder password(@Nullable String password) {
      return set(PASSWORD, password);
    }
  }
}
