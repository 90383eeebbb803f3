package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
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

/** Every schema of every document has an equivalent model or enum. */
class SchemasTest {
  @TestFactory
  Stream<DynamicTest> everyModelHasThePropertiesOfItsSchema() {
    List<DynamicTest> tests = new ArrayList<>();
    for (SpecDocument document : SpecDocument.all()) {
      Map<String, Class<? extends Model>> models = Models.of(document);
      assertFalse(models.isEmpty(), () -> document.module() + " has no model");
      models.forEach(
          (name, type) ->
              tests.add(
                  DynamicTest.dynamicTest(
                      document.module().name() + ", " + name,
                      () -> assertSaysTheSame(document.schemas().get(name), type))));
    }
    assertTrue(tests.size() > 170, () -> tests.size() + " models");
    return tests.stream();
  }

  private static void assertSaysTheSame(Schema<?> schema, Class<? extends Model> type) {
    List<Property<?>> properties = ModelMirror.schema(type).properties();
    assertEquals(Models.ofModel(schema), properties.stream().map(Property::name).toList());
    Set<String> secrets = new TreeSet<>();
    schema.getProperties().forEach((name, property) -> addIfSecret(name, property, secrets));
    secrets.retainAll(Models.ofModel(schema));
    assertEquals(
        secrets,
        properties.stream()
            .filter(Property::isSecret)
            .map(Property::name)
            .collect(Collectors.toCollection(TreeSet::new)));
    List<String> required =
        Stream.ofNullable(schema.getRequired())
            .flatMap(List::stream)
            .filter(Models.ofModel(schema)::contains)
            .toList();
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
    for (SpecDocument document : SpecDocument.all()) {
      String prefix = document.module().modelPrefix();
      document
          .schemas()
          .forEach(
              (name, schema) -> {
                if (schema.getEnum() != null && !name.endsWith("Flag")) { // a Boolean
                  tests.add(
                      DynamicTest.dynamicTest(
                          document.module().name() + ", " + name,
                          () -> assertKnows(prefix + name, schema.getEnum())));
                }
              });
    }
    assertTrue(tests.size() > 75, () -> tests.size() + " enums");
    return tests.stream();
  }

  private static void assertKnows(String className, List<?> values)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(className);
    List<?> known = (List<?>) type.getMethod("values").invoke(null);
    assertEquals(
        values.stream().filter(Objects::nonNull).map(Objects::toString).toList(),
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
    int checked = 0;
    for (SpecDocument document : SpecDocument.all()) {
      for (Class<? extends Model> type : Models.of(document).values()) {
        Schema<?> schema = document.schemas().get(type.getSimpleName());
        for (Map.Entry<String, Method> getter : ModelMirror.getters(type).entrySet()) {
          if (getter.getValue().getReturnType() == BigDecimal.class) {
            Schema<?> property = schema.getProperties().get(getter.getKey());
            assertKeepsScale(type, getter.getKey(), document.resolve(property), getter.getValue());
            checked++;
          }
        }
      }
    }
    assertTrue(checked > 150, checked + " decimals");
  }

  private static void assertKeepsScale(
      Class<? extends Model> type, String name, Schema<?> property, Method getter) {
    JsonObject json = new JsonObject();
    ModelMirror.required(type).forEach(required -> json.addProperty(required, 1));
    for (String form : List.of("0.10", "\"0.10\"")) {
      json.add(name, Json.parse(form));
      Model model = ModelMirror.parse(type, json.toString());
      assertEquals(form, written(model, name));
      assertEquals(new BigDecimal("0.10"), ModelMirror.get(getter, model), name);
    }
    json.addProperty(name, 1);
    ModelBuilder<?, ?> builder = ModelMirror.toBuilder(ModelMirror.parse(type, json.toString()));
    ModelMirror.call(ModelMirror.setters(type).get(name), builder, new BigDecimal("0.10"));
    boolean asText = "string".equals(property.getType());
    assertEquals(asText ? "\"0.10\"" : "0.10", written(builder.build(), name));
  }

  private static String written(Model model, String name) {
    return Json.parse(model.toJson()).getAsJsonObject().get(name).toString();
  }
}
