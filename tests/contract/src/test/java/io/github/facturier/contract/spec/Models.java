package io.github.facturier.contract.spec;

import io.github.facturier.runtime.json.Model;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.callbacks.Callback;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The generated models, by the component schemas that they are made of. */
final class Models {

  /** By package: each property asks anew. */
  private static final Map<String, Map<String, Class<? extends Model>>> FOUND =
      new ConcurrentHashMap<>();

  private Models() {}

  /**
   * A model for each object of the document, in its order; not for forms, which are no JSON.
   *
   * @throws AssertionError if a schema has none
   */
  static Map<String, Class<? extends Model>> all() {
    return of(SpecDocument.vosFactures());
  }

  /**
   * A model for each object of another document.
   *
   * @throws AssertionError if a schema has none
   */
  static Map<String, Class<? extends Model>> of(SpecDocument document) {
    return FOUND.computeIfAbsent(document.module().modelPrefix(), prefix -> find(document, prefix));
  }

  private static Map<String, Class<? extends Model>> find(
      SpecDocument document, String modelPackage) {
    Set<String> forms =
        document.everyOperation().stream()
            .filter(SpecOperation::isForm)
            .map(operation -> SpecDocument.nameOf(operation.form()))
            .collect(Collectors.toSet());
    document.operations().forEach(operation -> addFormsOfCallbacks(operation, forms));
    Map<String, Class<? extends Model>> models = new LinkedHashMap<>();
    document
        .schemas()
        .forEach(
            (name, schema) -> {
              boolean isError = name.endsWith("ErrorResponse"); // read into an exception
              if (!ofModel(schema).isEmpty() && !forms.contains(name) && !isError) {
                models.put(name, load(modelPackage + name));
              }
            });
    return models;
  }

  /** The properties of a schema that its model has, in order: all but those that a client adds. */
  static List<String> ofModel(Schema<?> schema) {
    List<String> names = new ArrayList<>();
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (name, property) -> {
                if (!SpecOperation.isAddedByTheClient(property)) {
                  names.add(name);
                }
              });
    }
    return names;
  }

  /** Adds the bodies that a provider posts to a webhook. */
  private static void addFormsOfCallbacks(SpecOperation operation, Set<String> forms) {
    Map<String, Callback> callbacks = operation.operation().getCallbacks();
    if (callbacks == null) {
      return;
    }
    for (Callback callback : callbacks.values()) {
      for (PathItem path : callback.values()) {
        MediaType form = path.getPost().getRequestBody().getContent().get(SpecOperation.URLENCODED);
        if (form != null) {
          forms.add(SpecDocument.nameOf(form.getSchema()));
        }
      }
    }
  }

  private static Class<? extends Model> load(String name) {
    try {
      return Class.forName(name).asSubclass(Model.class);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no model was generated: " + name, e);
    }
  }
}
