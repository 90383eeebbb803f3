package io.github.facturier.contract.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;

/**
 * Arbitrary documents of a schema, in all forms that these servers use: a number as text, an empty
 * text or a zero date for null, a comma for a point, undocumented fields and values, and missing
 * fields.
 */
final class Documents {
  /** Deeper objects are empty: schemas may contain one another. */
  private static final int MAX_DEPTH = 3;

  /** The approximate number of members in a document of a large schema. */
  private static final double MEMBERS = 12;

  private static final Arbitrary<JsonPrimitive> FRENCH_DECIMALS =
      Arbitraries.of("59,00", "1 234,50", "-0,10").map(JsonPrimitive::new);

  private static final Arbitrary<JsonPrimitive> ZERO_DATES =
      Arbitraries.of("0000-00-00", "00/00/00").map(JsonPrimitive::new);

  private static final Set<String> NOTHING = Set.of("", "0000-00-00", "00/00/00");

  /** Generators, which are reused by later tries. */
  private static final Map<SpecDocument, Documents> KNOWN = new ConcurrentHashMap<>();

  private final SpecDocument document;
  private final Map<String, RandomGenerator<JsonObject>> made = new ConcurrentHashMap<>();

  private Documents(SpecDocument document) {
    this.document = document;
  }

  /** The documents of all schemas of one provider; the same object every time. */
  static Documents in(SpecDocument document) {
    return KNOWN.computeIfAbsent(document, Documents::new);
  }

  /** A member of an object. */
  private record Member(String name, JsonElement value) {}

  /** Makes documents of a component schema. */
  RandomGenerator<JsonObject> of(String schema) {
    return objects(schema, 0);
  }

  private RandomGenerator<JsonObject> objects(String name, int depth) {
    String key = name + " " + depth;
    RandomGenerator<JsonObject> known = made.get(key);
    if (known == null) {
      known = make(name, depth).generator(Choice.GENERATOR_SIZE);
      made.put(key, known);
    }
    return known;
  }

  private Arbitrary<JsonObject> make(String name, int depth) {
    List<Arbitrary<Member>> members = new ArrayList<>();
    Map<?, ?> properties = document.schemas().get(name).getProperties();
    double absent = Math.max(0.5, 1 - MEMBERS / properties.size());
    List<?> required =
        Objects.requireNonNullElse(document.schemas().get(name).getRequired(), List.of());
    properties.forEach(
        (property, schema) -> {
          Arbitrary<Member> member =
              (required.contains(property)
                      ? something((Schema<?>) schema, depth)
                      : value((Schema<?>) schema, depth))
                  .map(value -> new Member((String) property, value));
          members.add(required.contains(property) ? member : Choice.orNull(absent, member));
        });
    Arbitrary<Member> unknown =
        Combinators.combine(
                texts().filter(field -> !properties.containsKey(field)), anything(depth + 1))
            .as(Member::new);
    members.add(Choice.orNull(absent, unknown));
    members.add(Choice.orNull(absent, unknown));
    Arbitrary<List<Member>> inOrder =
        Combinators.combine(members).as(all -> all.stream().filter(Objects::nonNull).toList());
    return Combinators.combine(inOrder, Arbitraries.of(false, true))
        .as((all, reversed) -> object(reversed ? reversed(all) : all));
  }

  private static List<Member> reversed(List<Member> members) {
    List<Member> reversed = new ArrayList<>(members);
    Collections.reverse(reversed);
    return reversed;
  }

  private static JsonObject object(List<Member> members) {
    JsonObject object = new JsonObject();
    members.forEach(member -> object.add(member.name(), member.value()));
    return object;
  }

  /** A value of a required property, which is not one of those that stand for null. */
  private Arbitrary<JsonElement> something(Schema<?> reference, int depth) {
    Schema<?> schema = document.resolve(reference);
    if (schema.getProperties() != null) { // however deep
      String name = SpecDocument.nameOf(reference);
      return Arbitraries.fromGenerator(random -> objects(name, depth + 1).next(random))
          .map(JsonElement.class::cast);
    }
    boolean isBoolean =
        "boolean".equals(schema.getType()) || document.extension(reference, "x-boolean") != null;
    return value(reference, depth).filter(value -> !isNothing(value, isBoolean));
  }

  private static boolean isNothing(JsonElement value, boolean isBoolean) {
    if (!(value instanceof JsonPrimitive primitive)) {
      return value.isJsonNull();
    }
    return primitive.isBoolean()
        ? !isBoolean && !primitive.getAsBoolean()
        : primitive.isString() && NOTHING.contains(primitive.getAsString());
  }

  private Arbitrary<JsonElement> value(Schema<?> reference, int depth) {
    Schema<?> schema = document.resolve(reference);
    if (schema.getEnum() != null) {
      List<String> known =
          schema.getEnum().stream().filter(Objects::nonNull).map(String::valueOf).toList();
      if (String.valueOf(SpecDocument.nameOf(reference)).endsWith("Flag")) { // no open list
        return Arbitraries.of(known).map(JsonPrimitive::new);
      }
      return document.extension(reference, "x-boolean") != null
          ? booleans()
          : scalar(Arbitraries.of(known).map(JsonPrimitive::new), texts().map(JsonPrimitive::new));
    }
    if (document.extension(reference, "x-decimal") != null) {
      return scalar(
          decimals().map(JsonPrimitive::new), decimals().map(Json::parse), FRENCH_DECIMALS);
    }
    if (document.extension(reference, "x-date") != null) {
      return scalar(dates().map(JsonPrimitive::new), ZERO_DATES);
    }
    if (document.extension(reference, "x-date-time") != null) {
      return scalar(moments().map(JsonPrimitive::new), ZERO_DATES);
    }
    if (schema.getProperties() != null) {
      return objectOrNone(SpecDocument.nameOf(reference), depth);
    }
    if (schema.getType() == null) {
      return anything(depth);
    }
    return switch (schema.getType()) {
      case "string" -> text(schema);
      case "number" ->
          scalar(decimals().map(Json::parse), decimals().map(JsonPrimitive::new), FRENCH_DECIMALS);
      case "integer" -> integer(schema);
      case "boolean" -> booleans();
      case "array" -> array(value(schema.getItems(), depth + 1));
      case "object" -> map((Schema<?>) schema.getAdditionalProperties(), depth);
      default -> throw new AssertionError("a schema that no test knows: " + schema);
    };
  }

  private Arbitrary<JsonElement> objectOrNone(String name, int depth) {
    Arbitrary<JsonElement> none =
        Arbitraries.of(
            JsonNull.INSTANCE, new JsonArray(), new JsonPrimitive(""), new JsonPrimitive(false));
    return depth < MAX_DEPTH
        ? mostly(Arbitraries.fromGenerator(random -> objects(name, depth + 1).next(random)), none)
        : none;
  }

  private static Arbitrary<JsonElement> text(Schema<?> schema) {
    Map<String, Object> extensions = schema.getExtensions();
    if (extensions != null && extensions.containsKey("x-java-type")) {
      return scalar(
          Arbitraries.of("off", "2013-01", "2013-01-16", "plus tard").map(JsonPrimitive::new));
    }
    return switch (String.valueOf(schema.getFormat())) {
      case "decimal" ->
          scalar(decimals().map(JsonPrimitive::new), decimals().map(Json::parse), FRENCH_DECIMALS);
      case "int64" ->
          scalar(
              Arbitraries.longs().map(number -> new JsonPrimitive(number.toString())),
              Arbitraries.longs().map(JsonPrimitive::new));
      case "date" -> scalar(dates().map(JsonPrimitive::new), ZERO_DATES);
      case "date-time" -> scalar(moments().map(JsonPrimitive::new), ZERO_DATES);
      default ->
          scalar(
              texts().map(JsonPrimitive::new),
              decimals().map(Json::parse),
              Arbitraries.of(true, false).map(JsonPrimitive::new));
    };
  }

  /** A value in one of several forms, or a form that means absence. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  private static Arbitrary<JsonElement> scalar(Arbitrary<? extends JsonElement>... spellings) {
    Arbitrary<JsonElement> some = Choice.oneOf(List.of(spellings));
    Arbitrary<JsonElement> none =
        Arbitraries.of(JsonNull.INSTANCE, new JsonPrimitive(""), new JsonPrimitive(false));
    return mostly(some, none);
  }

  private static Arbitrary<JsonElement> mostly(
      Arbitrary<? extends JsonElement> usual, Arbitrary<? extends JsonElement> rare) {
    return Choice.oneOf(List.of(usual, usual, usual, usual, rare));
  }

  private static Arbitrary<String> decimals() {
    return Choice.oneOf(
        List.of(Arbitraries.of("0.10", "0.00", "-0.0", "10.00", "89.0", "1e2", "1E-7"), amounts()));
  }

  private static Arbitrary<String> amounts() {
    return Combinators.combine(
            Arbitraries.longs().between(-999_999_999_999L, 999_999_999_999L),
            Arbitraries.integers().between(0, 6))
        .as((digits, scale) -> BigDecimal.valueOf(digits, scale).toPlainString());
  }

  private static Arbitrary<JsonElement> integer(Schema<?> schema) {
    Arbitrary<String> texts =
        "int64".equals(schema.getFormat())
            ? Arbitraries.longs().map(String::valueOf)
            : Arbitraries.integers().map(String::valueOf);
    return scalar(
        texts.map(Json::parse),
        texts.map(JsonPrimitive::new),
        Arbitraries.of("12.0", "1e3").map(Json::parse));
  }

  private static Arbitrary<JsonElement> booleans() {
    return Arbitraries.of("true", "false", "\"1\"", "\"0\"", "1", "0", "\"true\"", "\"\"", "null")
        .map(Json::parse);
  }

  private static Arbitrary<String> dates() {
    return Combinators.combine(
            days(),
            Arbitraries.of(
                "yyyy-MM-dd", "yyyy-MM", "dd/MM/yyyy", "dd/MM/yy", "yyyy-MM-dd'T00:00:00+01:00'"))
        .as((day, pattern) -> DateTimeFormatter.ofPattern(pattern).format(day));
  }

  private static Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(2000, 1, 1).toEpochDay(), LocalDate.of(2099, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  private static Arbitrary<String> moments() {
    return Combinators.combine(
            days(),
            Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay),
            Arbitraries.of("'T'HH:mm:ss", "'T'HH:mm:ss'.000'", " HH:mm:ss", "'t'HH:mm", "'T24:00'"),
            Arbitraries.of("Z", "+01:00", "-05:30", "+01", "+0100", "z", ""))
        .as(
            (day, time, pattern, offset) ->
                day + DateTimeFormatter.ofPattern(pattern).format(time) + offset);
  }

  private static Arbitrary<String> texts() {
    return Choice.oneOf(
        List.of(
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
            Arbitraries.strings().all().ofMinLength(1).ofMaxLength(8),
            Arbitraries.of(
                "Société \"Chose\"", "</script>", "a\\b\n", "0010", "1.50", "😀", "null")));
  }

  private Arbitrary<JsonElement> array(Arbitrary<JsonElement> items) {
    Arbitrary<JsonElement> arrays = items.list().ofMaxSize(3).map(Documents::array);
    return mostly(arrays, Arbitraries.of(JsonNull.INSTANCE, new JsonObject()));
  }

  private Arbitrary<JsonElement> map(Schema<?> values, int depth) {
    Arbitrary<JsonElement> maps =
        Combinators.combine(texts(), value(values, depth + 1))
            .as(Member::new)
            .list()
            .ofMaxSize(3)
            .map(Documents::object);
    return mostly(maps, Arbitraries.of(JsonNull.INSTANCE, new JsonArray()));
  }

  /** Any JSON at all. */
  private static Arbitrary<JsonElement> anything(int depth) {
    Arbitrary<JsonElement> scalars =
        scalar(
            texts().map(JsonPrimitive::new),
            decimals().map(Json::parse),
            Arbitraries.of(true, false).map(JsonPrimitive::new));
    if (depth >= MAX_DEPTH) {
      return scalars;
    }
    Arbitrary<Member> members = Combinators.combine(texts(), anything(depth + 1)).as(Member::new);
    return mostly(
        scalars,
        Choice.oneOf(
            List.of(
                anything(depth + 1).list().ofMaxSize(2).map(Documents::array),
                members.list().ofMaxSize(2).map(Documents::object))));
  }

  private static JsonElement array(List<JsonElement> items) {
    JsonArray array = new JsonArray();
    items.forEach(array::add);
    return array;
  }
}
