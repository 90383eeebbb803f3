package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.internal.io.DecimalText;
import io.github.facturier.runtime.internal.redact.Redactor;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values of a model. A method that takes a value sets the property that the model's
 * method of the same name returns; null is sent as {@code null}. A builder may be used again after
 * {@link #build()}; it is not thread-safe.
 *
 * @param <M> the model
 * @param <B> the builder itself
 */
public abstract class ModelBuilder<M extends Model, B extends ModelBuilder<M, B>> {
  private final Schema<M> schema;
  private final FieldValues values;

  /** What the model had that this builder began with. */
  private final @Nullable FieldValues before;

  /**
   * Starts with everything that the model has.
   *
   * @param model null to start with nothing set
   */
  protected ModelBuilder(Schema<M> schema, @Nullable M model) {
    this.schema = schema;
    this.before = model == null ? null : model.values();
    this.values = before == null ? new FieldValues(schema) : new FieldValues(before);
  }

  /**
   * Sets a property; null is sent as {@code null}.
   *
   * @param property one of the model's own
   * @throws IllegalArgumentException if the value is nested too deep, a number is too long, or a
   *     list or a map holds null
   */
  protected final <T> B set(Property<T> property, @Nullable T value) {
    try {
      values.slots[property.slot] = property.slot(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
    }
    return self();
  }

  /**
   * Sets a property to null, which is sent as {@code null}. Works for every property, whatever
   * overloads its own method has.
   *
   * @param name the name in JSON
   * @throws IllegalArgumentException if the model has no such property
   */
  public final B setNull(String name) {
    Property<?> property = schema.find(Checks.required(method("setNull"), "name", name));
    if (property == null) {
      throw new IllegalArgumentException(
          method("setNull")
              + ": there is no property '"
              + name
              + "'; use additionalProperty(name, null) for a field that the spec does not have");
    }
    values.slots[property.slot] = RawValue.NULL;
    return self();
  }

  /**
   * Sets a decimal number from its text, with its scale kept; null is sent as {@code null}.
   *
   * @param property one of the model's own
   * @throws NumberFormatException if the text is not a decimal number with a point
   */
  protected final B setText(Property<BigDecimal> property, @Nullable String text) {
    try {
      return set(property, text == null ? null : DecimalText.parse(text));
    } catch (NumberFormatException e) {
      String shown = property.secret ? Redactor.HIDDEN : text;
      throw new NumberFormatException(property + " " + DecimalText.problem(shown));
    }
  }

  /**
   * Sets a field that the spec does not know.
   *
   * @throws IllegalArgumentException if the spec does know it: use its own method; or if the value
   *     is nested too deep
   */
  public final B additionalProperty(String name, @Nullable JsonElement value) {
    Property<?> property = schema.find(Checks.required(method("additionalProperty"), "name", name));
    if (property != null) {
      throw new IllegalArgumentException(property + " has a builder method of its own: use that");
    }
    values.unknown(name, value == null ? JsonNull.INSTANCE : Codec.JSON.copy(value));
    return self();
  }

  /** Takes back what was set: the property, known or not, is absent again. */
  public final B unset(String name) {
    Property<?> property = schema.find(Checks.required(method("unset"), "name", name));
    if (property != null) {
      values.slots[property.slot] = null;
    } else if (values.unknown != null) {
      values.unknown.remove(name);
    }
    return self();
  }

  /**
   * Makes the model. A required property may be missing where the model that this builder began
   * with did not have it either: what was read can be built again.
   *
   * @throws IllegalArgumentException if a required property was not set
   */
  public final M build() {
    for (int i = 0; i < values.slots.length; i++) {
      Property<?> property = schema.property(i);
      if (property.required && values.isMissing(i) && (before == null || !before.isMissing(i))) {
        throw new IllegalArgumentException(
            method("build()") + ": " + property + " is required and was not set");
      }
    }
    return schema.create(new FieldValues(values));
  }

  private String method(String name) {
    return schema.name() + ".Builder." + name;
  }

  @SuppressWarnings("unchecked") // B is the builder itself, by the contract of this class
  private B self() {
    return (B) this;
  }
}
