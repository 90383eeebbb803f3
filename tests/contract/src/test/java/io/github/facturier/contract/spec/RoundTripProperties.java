package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** Models keep their values: from JSON, from a builder, and through both. */
class RoundTripProperties {
  /** Some fifty for each of 200 schemas. */
  private static final int TRIES = 200 * 50;

  /** Chance spreads the tries; a schema with fewer than these was left out. */
  private static final int LEAST = 10;

  private final List<Subject> subjects = subjects();
  private final Map<Class<?>, Integer> tries = new LinkedHashMap<>();

  /** A schema of a document, and the model that is made from it. */
  private record Subject(Documents documents, String schema, Class<? extends Model> type) {}

  /** A document of a schema. */
  record Sample(Class<? extends Model> type, JsonObject json) {}

  private static List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    for (SpecDocument document : SpecDocument.all()) {
      Documents documents = Documents.in(document);
      Models.of(document)
          .forEach((schema, type) -> subjects.add(new Subject(documents, schema, type)));
    }
    return subjects;
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void everyDocumentComesBackEqual(@ForAll("documents") Sample sample) {
    Model model = ModelMirror.parse(sample.type(), sample.json().toString());
    String written = model.toJson();
    JsonEquality.assertEqual(sample.json().toString(), written);
    Model again = ModelMirror.parse(sample.type(), written);
    assertEquals(model, again);
    assertEquals(model.hashCode(), again.hashCode());
    assertEquals(written, again.toJson());
    count(sample.type());
  }

  /** Whatever a server left out. */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void everyCopyByABuilderIsEqual(@ForAll("documents") Sample sample) {
    Model model = ModelMirror.parse(sample.type(), sample.json().toString());
    Model copy = ModelMirror.toBuilder(model).build();
    assertEquals(model, copy);
    assertEquals(model.toJson(), copy.toJson());
    assertEquals(copy, ModelMirror.toBuilder(copy).build());
    ModelMirror.assertUsable(model);
    count(sample.type());
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void nothingIsReadWithoutWhatIsRequired(@ForAll("documents") Sample sample) {
    Class<? extends Model> type = sample.type();
    for (String name : ModelMirror.required(type)) {
      JsonObject without = sample.json().deepCopy();
      without.remove(name);
      DecodingException e =
          assertThrows(DecodingException.class, () -> ModelMirror.parse(type, without.toString()));
      String place = type.getSimpleName() + "." + name + " at $." + name;
      assertEquals(place + ": required, but missing", e.getMessage());
    }
    count(sample.type());
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void everyModelThatWasBuiltIsReadBackEqual(@ForAll("built") Model model) {
    Model again = ModelMirror.parse(model.getClass(), model.toJson());
    assertEquals(model, again);
    assertEquals(model.toJson(), again.toJson());
    assertEquals(model, ModelMirror.rebuilt(again));
    count(model.getClass());
  }

  @Provide
  Arbitrary<Sample> documents() {
    return Arbitraries.fromGenerator(
        Arbitraries.of(subjects)
            .generator(Choice.GENERATOR_SIZE)
            .flatMap(
                subject ->
                    subject
                        .documents()
                        .of(subject.schema())
                        .map(json -> new Sample(subject.type(), json))));
  }

  @Provide
  Arbitrary<Model> built() {
    return Arbitraries.fromGenerator(
        Arbitraries.of(subjects)
            .generator(Choice.GENERATOR_SIZE)
            .flatMap(subject -> TypedModels.of(subject.type())));
  }

  private void count(Class<?> schema) {
    tries.merge(schema, 1, Integer::sum);
  }

  @AfterProperty
  void everySchemaHadItsShare() {
    for (Subject subject : subjects) {
      int share = tries.getOrDefault(subject.type(), 0);
      assertTrue(share >= LEAST, () -> subject.type() + " was tried so often: " + share);
    }
  }
}
