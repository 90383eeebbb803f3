package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.internal.io.DecimalText;
import io.github.facturier.runtime.internal.redact.Redactor;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Builds a model. Each method sets the property that the model's method of the same name returns;
 * null is sent as {@code null}. A value beyond a limit of the spec, such as a text that is too
 * long, is an {@link IllegalArgumentException}; what was read is not checked. A builder can be
 * reused after {@link #build()}. Not thread-safe.
 *
 * @param <M> the model
 * @param <B> the builder itself
 */
public abstract class ModelBuilder<M extends Model, B extends ModelBuilder<M, B>> {
  private final Schema<M> schema;
  private final FieldValues values;

  /** The values of the model that this builder was created from. */
  private final @Nullable FieldValues before;

  /**
   * Creates a builder with all values of a model.
   *
   * @param model null to start without values
   */
  protected ModelBuilder(Schema<M> schema, @Nullable M model) {
    this.schema = schema;
    this.before = model == null ? null : model.values();
    this.values = before == null ? new FieldValues(schema) : new FieldValues(before);
  }

  /**
   * Sets a property; null is sent as {@code null}.
   *
   * @param property a property of the model
   * @throws IllegalArgumentException if the value is not within the limits of the spec or nested
   *     too deeply, a number is too long, or a list or a map contains null
   */
  protected final <T> B set(Property<T> property, @Nullable T value) {
    try {
      if (value != null) {
        property.check(value);
      }
      values.slots[property.slot] = property.slot(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
    }
    return self();
  }

  /**
   * Sets a property to null, which is sent as {@code null}. Also works for properties whose method
   * has overloads.
   *
   * @param name the name in JSON
   * @throws IllegalArgumentException if the model has no such property
   */
  public final B setNull(String name) {
    Property<?> property = schema.find(Checks.required(method("setNull"), "name", name));
    if (property == null) {
      throw new IllegalArgumentException(
          method("setNull")
              + ": no property '"
              + name
              + "'; use additionalProperty(name, null) for a field that is not in the spec");
    }
    values.slots[property.slot] = RawValue.NULL;
    return self();
  }

  /**
   * Sets a decimal number from its text. The scale is kept; null is sent as {@code null}.
   *
   * @param property a property of the model
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
   * Sets a field that is not in the spec.
   *
   * @throws IllegalArgumentException if the field is in the spec, so that it has its own method, or
   *     if the value is nested too deeply
   */
  public final B additionalProperty(String name, @Nullable JsonElement value) {
    Property<?> property = schema.find(Checks.required(method("additionalProperty"), "name", name));
    if (property != null) {
      throw new IllegalArgumentException(property + " has a builder method of its own: use that");
    }
    values.unknown(name, value == null ? JsonNull.INSTANCE : Codec.JSON.copy(value));
    return self();
  }

  /** Removes a property, whether it is in the spec or not: it is absent afterwards. */
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
   * Builds the model. A required property may be missing only if the model that this builder was
   * created from did not have it either.
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
