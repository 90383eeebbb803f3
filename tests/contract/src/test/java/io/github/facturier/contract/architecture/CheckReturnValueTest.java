package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.annotation.CheckReturnValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import retrofit2.Call;

/**
 * Every method that returns a call is annotated with CheckReturnValue, since nothing is sent before
 * the call is executed.
 */
class CheckReturnValueTest {
  private static final int LEAST_METHODS = 200;

  @Test
  void everyMethodThatReturnsACallIsMarked() {
    List<JavaMethod> methods =
        Production.classes().stream()
            .filter(type -> !type.getPackageName().contains(".internal"))
            .flatMap(CheckReturnValueTest::methodsThatReturnCalls)
            .toList();
    assertTrue(methods.size() > LEAST_METHODS, () -> methods.size() + " methods");
    assertEquals(List.of(), unmarked(methods.stream()));
  }

  /** A violation of the rule. */
  interface Unmarked {
    ApiCall<String> forgotten();

    @CheckReturnValue
    ApiCall<String> marked();

    String other();
  }

  @Test
  void theRuleFindsOne() {
    JavaClass type = new ClassFileImporter().importClass(Unmarked.class);
    assertEquals(
        List.of(Unmarked.class.getName() + ".forgotten()"), unmarked(methodsThatReturnCalls(type)));
  }

  private static Stream<JavaMethod> methodsThatReturnCalls(JavaClass type) {
    return type.getMethods().stream()
        .filter(CheckReturnValueTest::isVisible)
        .filter(method -> method.getRawReturnType().isAssignableTo(Call.class));
  }

  private static boolean isVisible(JavaMethod method) {
    Set<JavaModifier> modifiers = method.getModifiers();
    return !modifiers.contains(JavaModifier.SYNTHETIC) && !modifiers.contains(JavaModifier.PRIVATE);
  }

  private static List<String> unmarked(Stream<JavaMethod> methods) {
    return methods
        .filter(method -> !method.isAnnotatedWith(CheckReturnValue.class))
        .filter(method -> !method.getOwner().isAnnotatedWith(CheckReturnValue.class))
        .map(JavaMethod::getFullName)
        .sorted()
        .toList();
  }
}
