package io.github.facturier.contract.behaviour;

import io.github.facturier.contract.spec.Arguments;
import io.github.facturier.contract.spec.GeneratedMethod;
import io.github.facturier.contract.spec.SpecDocument;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.vosfactures.VosFacturesClient;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Calls of the document's operations, with arguments made of its examples. */
public final class Operations {
  private static final int DOCUMENTED = 71;

  private Operations() {}

  /** Every operation of the document. */
  public static List<SpecOperation> all() {
    List<SpecOperation> all = SpecDocument.vosFactures().operations();
    if (all.size() < DOCUMENTED) {
      throw new AssertionError("only " + all.size() + " operations");
    }
    return all;
  }

  /** Those that a test is for: one at least. */
  public static List<SpecOperation> where(Predicate<SpecOperation> condition) {
    List<SpecOperation> found = all().stream().filter(condition).toList();
    if (found.isEmpty()) {
      throw new AssertionError("no operation is left to be tested");
    }
    return found;
  }

  /** Whether the operation reads and does no more. */
  public static boolean isRead(SpecOperation operation) {
    return operation.method().equals("GET") && !isNeverResent(operation);
  }

  /** Whether nobody may send its request twice. */
  public static boolean isNeverResent(SpecOperation operation) {
    Map<String, Object> extensions = operation.operation().getExtensions();
    return extensions != null && "never".equals(extensions.get("x-retry"));
  }

  /** The call of an operation, not yet made. */
  public static ApiCall<?> call(VosFacturesClient client, SpecOperation operation) {
    return call(client, operation, Arguments.of(operation));
  }

  /** The call of an operation with these arguments, not yet made. */
  public static ApiCall<?> call(
      VosFacturesClient client, SpecOperation operation, Arguments arguments) {
    GeneratedMethod method = GeneratedMethod.of(operation);
    GeneratedMethod called = operation.isMultipart() ? method.withUpload() : method;
    return (ApiCall<?>) called.invoke(client, arguments.values(method.method()));
  }
}
