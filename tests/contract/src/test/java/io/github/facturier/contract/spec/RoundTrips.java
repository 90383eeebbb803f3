package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** What goes into a model comes out of it: from JSON, from a builder, and through both. */
abstract class RoundTrips {
  /** Some forty a schema. */
  private static final int TRIES = 84 * 40;

  /** Chance spreads the tries; a schema with fewer than these was left out. */
  private static final int LEAST = 10;

  private final Map<String, Class<? extends Model>> models;
  private final Documents documents;
  private final Map<String, Integer> tries = new LinkedHashMap<>();

  /** Of one provider: its document, and the package of its models. */
  RoundTrips(SpecDocument document, String modelPackage) {
    models = Models.of(document, modelPackage);
    documents = Documents.in(document);
  }

  /** A document and the schema that it is of. */
  record Sample(String schema, JsonObject json) {}

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void everyDocumentComesBackEqual(@ForAll("documents") Sample sample) {
    Model model = ModelMirror.parse(models.get(sample.schema()), sample.json().toString());
    String written = model.toJson();
    JsonEquality.assertEqual(sample.json().toString(), written);
    Model again = ModelMirror.parse(models.get(sample.schema()), written);
    assertEquals(model, again);
    assertEquals(model.hashCode(), again.hashCode());
    assertEquals(written, again.toJson());
    count(sample.schema());
  }

  /** Whatever a server left out. */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void everyCopyByABuilderIsEqual(@ForAll("documents") Sample sample) {
    Model model = ModelMirror.parse(models.get(sample.schema()), sample.json().toString());
    Model copy = ModelMirror.toBuilder(model).build();
    assertEquals(model, copy);
    assertEquals(model.toJson(), copy.toJson());
    assertEquals(copy, ModelMirror.toBuilder(copy).build());
    ModelMirror.assertUsable(model);
    count(sample.schema());
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void nothingIsReadWithoutWhatIsRequired(@ForAll("documents") Sample sample) {
    Class<? extends Model> type = models.get(sample.schema());
    for (String name : ModelMirror.required(type)) {
      JsonObject without = sample.json().deepCopy();
      without.remove(name);
      DecodingException e =
          assertThrows(DecodingException.class, () -> ModelMirror.parse(type, without.toString()));
      String place = sample.schema() + "." + name + " at $." + name;
      assertEquals(place + ": required, but missing", e.getMessage());
    }
    count(sample.schema());
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void everyModelThatWasBuiltIsReadBackEqual(@ForAll("built") Model model) {
    Model again = ModelMirror.parse(model.getClass(), model.toJson());
    assertEquals(model, again);
    assertEquals(model.toJson(), again.toJson());
    assertEquals(model, ModelMirror.rebuilt(again));
    count(model.getClass().getSimpleName());
  }

  @Provide
  Arbitrary<Sample> documents() {
    return Arbitraries.fromGenerator(
        Arbitraries.of(models.keySet())
            .generator(Choice.GENERATOR_SIZE)
            .flatMap(schema -> documents.of(schema).map(json -> new Sample(schema, json))));
  }

  @Provide
  Arbitrary<Model> built() {
    return Arbitraries.fromGenerator(
        Arbitraries.of(models.values()).generator(Choice.GENERATOR_SIZE).flatMap(TypedModels::of));
  }

  private void count(String schema) {
    tries.merge(schema, 1, Integer::sum);
  }

  @AfterProperty
  void everySchemaHadItsShare() {
    models
        .keySet()
        .forEach(
            name ->
                assertTrue(
                    tries.getOrDefault(name, 0) >= LEAST,
                    () -> name + " was tried so often: " + tries.get(name)));
  }
}
