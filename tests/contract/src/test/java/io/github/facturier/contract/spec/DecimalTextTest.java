package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.json.Model;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every method of a builder that takes a number as text refuses what is none by its field. */
class DecimalTextTest {
  private static final List<String> NO_NUMBERS =
      List.of("1,5", "1 000.00", "", "12 €", "\u0661", "1e999999999");

  private static List<Class<? extends Model>> models() {
    List<Class<? extends Model>> models = new ArrayList<>();
    SpecDocument.all().forEach(document -> models.addAll(Models.of(document).values()));
    return models;
  }

  @Test
  void everyDecimalOfEveryModel() throws Exception {
    int methods = 0;
    for (Class<? extends Model> type : models()) {
      for (Map.Entry<String, Method> setter : ModelMirror.setters(type).entrySet()) {
        if (setter.getValue().getParameterTypes()[0] == BigDecimal.class) {
          methods++;
          Method text =
              setter
                  .getValue()
                  .getDeclaringClass()
                  .getMethod(setter.getValue().getName(), String.class);
          check(type, setter.getKey(), text);
        }
      }
    }
    assertTrue(methods > 150, methods + " methods");
  }

  private static void check(Class<? extends Model> type, String property, Method setter) {
    String name = type.getSimpleName() + "." + property;
    for (String text : NO_NUMBERS) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> ModelMirror.call(setter, ModelMirror.builder(type), text));
      assertTrue(e.getMessage().startsWith(name + " must be a decimal number with a point"), name);
      assertTrue(e.getMessage().endsWith(", but is \"" + text + "\""), e.getMessage());
    }
    Object builder = ModelMirror.builder(type);
    assertEquals(builder, ModelMirror.call(setter, builder, "1234.50"), name);
    assertEquals(builder, ModelMirror.call(setter, builder, (Object) null), name);
  }
}
