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
  public static final Schema<Thing> SCHEMA =
      Schema.builder(Thing.class)
          .property("id", Codec.LONG)
          .property("name", Codec.STRING)
          .property("count", Codec.INTEGER)
          .property("active", Codec.BOOLEAN)
          .property("price", Codec.DECIMAL)
          .property("total", Codec.DECIMAL_TEXT)
          .property("day", Codec.DATE)
          .property("at", Codec.dateTime("Europe/Paris"))
          .property("any", Codec.JSON)
          .property("color", Color.CODEC)
          .property("month", Codec.text(YearMonth::parse, YearMonth::toString))
          .property("sizes", Codec.list(Codec.INTEGER))
          .property("part", Codec.model(Thing.class))
          .property("parts", Codec.list(Codec.model(Thing.class)))
          .property("prices", Codec.map(Codec.DECIMAL_TEXT))
          .property("named", Codec.map(Codec.model(Thing.class)))
          .secret("password", Codec.STRING)
          .build();

  private Thing(Values values) {
    super(values);
  }

  static Thing parse(String json) {
    return SCHEMA.parse(json);
  }

  @Nullable Long id() {
    return get("id");
  }

  long requiredId() {
    return require("id");
  }

  @Nullable String name() {
    return get("name");
  }

  @Nullable Integer count() {
    return get("count");
  }

  @Nullable Boolean active() {
    return get("active");
  }

  @Nullable BigDecimal price() {
    return get("price");
  }

  @Nullable BigDecimal total() {
    return get("total");
  }

  @Nullable LocalDate day() {
    return get("day");
  }

  @Nullable OffsetDateTime at() {
    return get("at");
  }

  @Nullable JsonElement any() {
    return get("any");
  }

  @Nullable Color color() {
    return get("color");
  }

  @Nullable YearMonth month() {
    return get("month");
  }

  @Nullable List<Integer> sizes() {
    return get("sizes");
  }

  @Nullable Thing part() {
    return get("part");
  }

  @Nullable List<Thing> parts() {
    return get("parts");
  }

  @Nullable Map<String, BigDecimal> prices() {
    return get("prices");
  }

  @Nullable Map<String, Thing> named() {
    return get("named");
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
      return set("id", id);
    }

    Builder name(@Nullable String name) {
      return set("name", name);
    }

    Builder active(@Nullable Boolean active) {
      return set("active", active);
    }

    Builder price(@Nullable BigDecimal price) {
      return set("price", price);
    }

    Builder total(@Nullable BigDecimal total) {
      return set("total", total);
    }

    Builder day(@Nullable LocalDate day) {
      return set("day", day);
    }

    Builder any(@Nullable JsonElement any) {
      return set("any", any);
    }

    Builder sizes(@Nullable List<Integer> sizes) {
      return set("sizes", sizes);
    }

    Builder prices(@Nullable Map<String, BigDecimal> prices) {
      return set("prices", prices);
    }

    Builder named(@Nullable Map<String, Thing> named) {
      return set("named", named);
    }

    Builder part(@Nullable Thing part) {
      return set("part", part);
    }

    Builder parts(@Nullable List<Thing> parts) {
      return set("parts", parts);
    }

    Builder password(@Nullable String password) {
      return set("password", password);
    }
  }
}
