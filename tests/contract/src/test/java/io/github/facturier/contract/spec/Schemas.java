package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.ModelBuilder;
import io.github.facturier.runtime.json.OpenEnum;
import io.github.facturier.runtime.json.Property;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every schema of the document has a model or an enum that says the same. */
abstract class Schemas {
  private final SpecDocument document;
  private final String modelPackage;
  private final int leastModels;
  private final int leastEnums;

  /**
   * Of one provider: its document, and the package of its models.
   *
   * @param leastModels what shows that the document was read: it has more models than that
   * @param leastEnums what shows that the document was read: it has more enums than that
   */
  Schemas(SpecDocument document, String modelPackage, int leastModels, int leastEnums) {
    this.document = document;
    this.modelPackage = modelPackage;
    this.leastModels = leastModels;
    this.leastEnums = leastEnums;
  }

  @TestFactory
  Stream<DynamicTest> everyModelHasThePropertiesOfItsSchema() {
    Map<String, Class<? extends Model>> models = Models.of(document, modelPackage);
    assertTrue(models.size() > leastModels, () -> models.size() + " models");
    return models.entrySet().stream()
        .map(
            model ->
                DynamicTest.dynamicTest(
                    model.getKey(),
                    () ->
                        assertSaysTheSame(
                            document.schemas().get(model.getKey()), model.getValue())));
  }

  private static void assertSaysTheSame(Schema<?> schema, Class<? extends Model> type) {
    List<Property<?>> properties = ModelMirror.schema(type).properties();
    assertEquals(
        List.copyOf(schema.getProperties().keySet()),
        properties.stream().map(Property::name).toList());
    Set<String> secrets = new TreeSet<>();
    schema.getProperties().forEach((name, property) -> addIfSecret(name, property, secrets));
    assertEquals(
        secrets,
        properties.stream()
            .filter(Property::isSecret)
            .map(Property::name)
            .collect(Collectors.toCollection(TreeSet::new)));
    List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
    assertEquals(Set.copyOf(required), Set.copyOf(ModelMirror.required(type)));
    ModelBuilder<?, ?> nothingSet = ModelMirror.builder(type);
    if (required.isEmpty()) {
      assertEquals("{}", nothingSet.build().toJson());
    } else {
      assertThrows(IllegalArgumentException.class, nothingSet::build);
      assertThrows(DecodingException.class, () -> ModelMirror.parse(type, "{}"));
    }
  }

  private static void addIfSecret(String name, Schema<?> property, Set<String> secrets) {
    Map<String, Object> extensions = property.getExtensions();
    if ("password".equals(property.getFormat())
        || extensions != null && Boolean.TRUE.equals(extensions.get("x-secret"))) {
      secrets.add(name);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyEnumKnowsTheValuesOfItsSchemaAndKeepsOthers() {
    List<DynamicTest> tests = new ArrayList<>();
    document
        .schemas()
        .forEach(
            (name, schema) -> {
              if (schema.getEnum() != null && !name.endsWith("Flag")) { // a Boolean
                tests.add(DynamicTest.dynamicTest(name, () -> assertKnows(name, schema.getEnum())));
              }
            });
    assertTrue(tests.size() > leastEnums, () -> tests.size() + " enums");
    return tests.stream();
  }

  private void assertKnows(String name, List<?> values) throws ReflectiveOperationException {
    Class<?> type = Class.forName(modelPackage + name);
    List<?> known = (List<?>) type.getMethod("values").invoke(null);
    assertEquals(
        values.stream().map(Objects::toString).toList(),
        known.stream().map(Objects::toString).toList());
    Method of = type.getMethod("of", String.class);
    for (Object value : known) {
      OpenEnum same = (OpenEnum) of.invoke(null, value.toString());
      assertTrue(same == value && same.isKnown(), value::toString);
    }
    OpenEnum other = (OpenEnum) of.invoke(null, "nouvelle_valeur");
    assertEquals("nouvelle_valeur", other.value());
    assertTrue(!other.isKnown());
  }

  @Test
  void aDecimalKeepsItsScaleWhereverItStands() {
    List<String> seen = new ArrayList<>();
    Models.of(document, modelPackage)
        .forEach(
            (name, type) ->
                ModelMirror.getters(type)
                    .forEach(
                        (property, getter) -> {
                          if (getter.getReturnType() == BigDecimal.class) {
                            assertKeepsScale(type, property, getter);
                            seen.add(name + "." + property);
                          }
                        }));
    assertTrue(seen.size() > leastDecimals(), seen::toString);
  }

  /** What shows that decimals were looked at: there are more than that. */
  int leastDecimals() {
    return 50;
  }

  private Schema<?> property(Class<? extends Model> type, String name) {
    return document.schemas().get(type.getSimpleName()).getProperties().get(name);
  }

  private void assertKeepsScale(Class<? extends Model> type, String name, Method getter) {
    if (!ModelMirror.required(type).isEmpty()) {
      return; // RoundTrips fill in what is required
    }
    for (String spelling : List.of("0.10", "\"0.10\"")) {
      JsonObject json = new JsonObject();
      json.add(name, Json.parse(spelling));
      Model model = ModelMirror.parse(type, json.toString());
      assertEquals(json.toString(), model.toJson());
      assertEquals(new BigDecimal("0.10"), ModelMirror.get(getter, model), name);
    }
    ModelBuilder<?, ?> builder = ModelMirror.builder(type);
    ModelMirror.call(ModelMirror.setters(type).get(name), builder, new BigDecimal("0.10"));
    boolean asText = "string".equals(property(type, name).getType());
    JsonObject expected = new JsonObject();
    expected.add(name, asText ? new JsonPrimitive("0.10") : Json.parse("0.10"));
    assertEquals(expected.toString(), builder.build().toJson());
  }
}
