package io.github.facturier.luccacleemy.support;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Progress;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;

/**
 * Saves an export that fails with an error so long that the disk does not take it, and discards its
 * part: {@code FullDiskMain <target>}.
 */
final class FullDiskMain {
  private static final ApiException FAILURE =
      ApiException.of(ApiError.builder().status(500).body("x".repeat(64_000)).build());

  private FullDiskMain() {}

  @SuppressWarnings("unchecked")
  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]);
    ApiCall<AccountingExport> failing =
        (ApiCall<AccountingExport>)
            Proxy.newProxyInstance(
                FullDiskMain.class.getClassLoader(),
                new Class<?>[] {ApiCall.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("result")) {
                    throw FAILURE;
                  }
                  return "the call";
                });
    try {
      SavedExport.save(failing, target, Progress.NONE);
      throw new AssertionError("no failure");
    } catch (ApiException e) {
      check(e == FAILURE, e);
      check(e.getSuppressed().length == 2, e);
    }
    check(PartFile.discardLeft(target), FAILURE);
  }

  private static void check(boolean holds, Throwable cause) {
    if (!holds) {
      throw new AssertionError(cause);
    }
  }
}
