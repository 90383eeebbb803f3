package io.github.facturier.runtime;

import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.ModelAdapterFactory;
import io.github.facturier.runtime.json.ModelBuilder;
import io.github.facturier.runtime.json.Property;
import io.github.facturier.runtime.json.Schema;
import io.github.facturier.runtime.json.FieldValues;

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
  private static final Schema.Builder<Thing> PROPERTIES = Schema.builder(Thing.class, Thing::new);

  private static final Property<Long> ID = PROPERTIES.optional("id", Codec.LONG);
  private static final Property<String> NAME = PROPERTIES.optional("name", Codec.STRING);
  private static final Property<Integer> COUNT = PROPERTIES.optional("count", Codec.INTEGER);
  private static final Property<Boolean> ACTIVE = PROPERTIES.optional("active", Codec.BOOLEAN);
  private static final Property<BigDecimal> PRICE = PROPERTIES.optional("price", Codec.DECIMAL);
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

  static Thing parse(String json) {
    return SCHEMA.fromJson(json);
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
    return get(AT);
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
    return new Builder(null);
  }

  Builder toBuilder() {
    return new Builder(this);
  }

  static final class Builder extends ModelBuilder<Thing, Builder> {
    private Builder(@Nullable Thing model) {
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
