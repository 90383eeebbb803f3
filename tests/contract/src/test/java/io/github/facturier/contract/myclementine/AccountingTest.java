package io.github.facturier.contract.myclementine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.myclementine.AccountingFilesApi;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Accounting;
import io.github.facturier.myclementine.auth.BearerToken;
import io.github.facturier.myclementine.model.MonthNumber;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.error.PermissionException;
import io.github.facturier.sandbox.MyClementineSandbox;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations of the other accounting type are not sent. */
class AccountingTest {
  private static final Map<String, Function<AccountingFilesApi, ApiCall<?>>> CASH =
      Map.of(
          "listFilesPurchase", api -> api.listPurchase(12309011),
          "listFilesPurchaseByMonth",
              api -> api.listPurchaseByMonth(12309011, MonthNumber.MARCH, 2018),
          "listFilesSales", api -> api.listSales(12309011),
          "listFilesSalesByMonth", api -> api.listSalesByMonth(12309011, MonthNumber.MARCH, 2018),
          "listFilesVarious", api -> api.listVarious(12309011),
          "saveFileForTransaction", api -> api.saveForTransaction(12309011, 1234567, 98765432));

  private static final Map<String, Function<AccountingFilesApi, ApiCall<?>>> ACCRUAL =
      Map.of(
          "getDetailAccountingFile", api -> api.getDetail(12309011, 3411),
          "getTvasByAccountingFile", api -> api.getTvas(3411),
          "setAccountEnga", api -> api.setAccount(3411, 1));

  @RegisterExtension final Clementine clementine = new Clementine();

  private static Map<String, Function<AccountingFilesApi, ApiCall<?>>> of(Accounting type) {
    return type == Accounting.CASH ? CASH : ACCRUAL;
  }

  private static Accounting otherThan(Accounting type) {
    return type == Accounting.CASH ? Accounting.ACCRUAL : Accounting.CASH;
  }

  private MyClementineClient client(Accounting accounting) {
    return clementine.with(BearerToken.of(clementine.server().newToken(), accounting, 12309011));
  }

  @ParameterizedTest
  @EnumSource
  void operationOfTheOtherTypeIsNotSent(Accounting kept) {
    MyClementineClient client = client(kept);
    String words = kept == Accounting.CASH ? "requires accrual" : "requires cash";
    for (Function<AccountingFilesApi, ApiCall<?>> call : of(otherThan(kept)).values()) {
      PermissionException e =
          assertThrows(
              PermissionException.class, () -> call.apply(client.accountingFiles()).result());
      assertEquals(0, e.status());
      assertTrue(e.getMessage().contains(words), e.getMessage());
      assertTrue(e.getMessage().startsWith("AccountingFilesApi."), e.getMessage());
      CompletionException later =
          assertThrows(
              CompletionException.class,
              () -> call.apply(client.accountingFiles()).future().join());
      assertEquals(PermissionException.class, later.getCause().getClass());
    }
    assertEquals(List.of(), clementine.calls());
  }

  @ParameterizedTest
  @EnumSource
  void operationOfTheSameTypeIsSent(Accounting kept) {
    clementine.server().accounting(MyClementineSandbox.Accounting.valueOf(kept.name()));
    MyClementineClient client = client(kept);
    of(kept).values().forEach(call -> call.apply(client.accountingFiles()).result());
    assertEquals(new TreeSet<>(of(kept).keySet()), new TreeSet<>(clementine.calls()));
  }

  @Test
  void onlyTheLoginIsSentWhileTheTypeIsUnknown() {
    MyClementineClient client = clementine.loggedIn();
    for (int i = 0; i < 2; i++) {
      assertThrows(
          PermissionException.class, () -> client.accountingFiles().listSales(12309011).result());
    }
    assertEquals(List.of("createToken"), clementine.calls());
  }

  @Test
  void withoutAnAccountingTypeTheServerDecides() {
    MyClementineClient client = clementine.with(BearerToken.of(clementine.server().newToken()));
    PermissionException e =
        assertThrows(
            PermissionException.class, () -> client.accountingFiles().listSales(12309011).result());
    assertEquals(403, e.status());
    assertEquals(List.of("listFilesSales"), clementine.calls());
  }

  @Test
  void theDocumentMarksExactlyTheseOperations() {
    Map<String, Set<String>> marked = new LinkedHashMap<>();
    for (Method method : AccountingFilesApi.class.getMethods()) {
      Operation operation = method.getAnnotation(Operation.class);
      if (operation != null) {
        marked.computeIfAbsent(operation.accounting(), key -> new TreeSet<>()).add(operation.id());
      }
    }
    assertEquals(
        Map.of("cash", new TreeSet<>(CASH.keySet()), "accrual", new TreeSet<>(ACCRUAL.keySet())),
        marked);
  }
}
