package io.github.facturier.runtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
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
  private final Values values;

  /** What the model had that this builder began with. */
  private final @Nullable Values before;

  /**
   * Starts with everything that the model has.
   *
   * @param model null to start with nothing set
   */
  protected ModelBuilder(Schema<M> schema, @Nullable M model) {
    this.schema = schema;
    this.before = model == null ? null : model.values();
    this.values = before == null ? new Values(schema) : new Values(before);
  }

  /**
   * Sets a property; null is sent as {@code null}.
   *
   * @param name the name on the wire
   * @param <T> the type of its codec's values
   * @throws IllegalArgumentException if the value is nested too deep, or a number too long
   */
  @SuppressWarnings("unchecked") // generated: the setter's type is that of the property's codec
  protected final <T> B set(String name, @Nullable T value) {
    Property property = schema.get(name);
    Codec<T> codec = (Codec<T>) property.codec;
    try {
      values.slots[property.slot] = value == null ? AsSent.NULL : codec.copy(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
    }
    return self();
  }

  /**
   * Sets a decimal number from its text, scale kept; null is sent as {@code null}.
   *
   * @param name the name on the wire
   * @throws NumberFormatException if the text is no decimal number with a point
   */
  protected final B setDecimal(String name, @Nullable String text) {
    try {
      return set(name, text == null ? null : DecimalText.parse(text));
    } catch (NumberFormatException e) {
      Property property = schema.get(name);
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
    Property property = schema.find(Checks.required(method("additionalProperty"), "name", name));
    if (property != null) {
      throw new IllegalArgumentException(property + " has a builder method of its own: use that");
    }
    values.unknown(name, value == null ? JsonNull.INSTANCE : Codec.JSON.copy(value));
    return self();
  }

  /** Takes back what was set: the property, known or not, is absent again. */
  public final B unset(String name) {
    Property property = schema.find(Checks.required(method("unset"), "name", name));
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
      Property property = schema.property(i);
      if (property.required && values.isMissing(i) && (before == null || !before.isMissing(i))) {
        throw new IllegalArgumentException(
            method("build()") + ": " + property + " is required and was not set");
      }
    }
    return schema.create(new Values(values));
  }

  private String method(String name) {
    return schema.name() + ".Builder." + name;
  }

  @SuppressWarnings("unchecked") // B is the builder itself, by the contract of this class
  private B self() {
    return (B) this;
  }
}
