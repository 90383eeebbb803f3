package io.github.facturier.contract.myclementine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.support.DocumentedOperations;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.myclementine.model.IdentifiantInput;
import io.github.facturier.myclementine.model.MonthNumber;
import io.github.facturier.myclementine.model.PasswordInput;
import io.github.facturier.myclementine.model.SocietyInput;
import io.github.facturier.myclementine.model.User;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.sandbox.MyClementineSandbox;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client and the sandbox, which holds every request against the document. */
class MyClementineTest {
  @RegisterExtension final Clementine clementine = new Clementine();

  @Test
  void everyOperationWorks() throws IOException {
    accrual(clementine.loggedIn());
    clementine.server().accounting(MyClementineSandbox.Accounting.CASH);
    cash(clementine.loggedIn());
    users(clementine.loggedIn());
    assertEquals(DocumentedOperations.of("myclementine.yaml"), new TreeSet<>(clementine.calls()));
  }

  private static void accrual(MyClementineClient client) {
    assertEquals(true, client.accountingFiles().setAccount(5175281, 2).result().success());
    long society = client.session().societyId();
    assertEquals(
        new JsonPrimitive("20"),
        client.accountingFiles().getDetail(society, 5175281).result().data().get("tva"));
    assertEquals(
        3, client.accountingFiles().getTvas(3411).result().data().tvas().getAsJsonArray().size());
  }

  private void cash(MyClementineClient client) {
    long society = client.session().societyId();
    client.accountingFiles().listPurchase(society).result();
    client.accountingFiles().listSales(society).result();
    assertEquals(
        1,
        client
            .accountingFiles()
            .listPurchaseByMonth(society, MonthNumber.JANUARY, 2018)
            .result()
            .data()
            .getAsJsonArray()
            .size());
    client.accountingFiles().listSalesByMonth(society, MonthNumber.of("12"), 2018).result();
    List<String> targets =
        clementine.server().requests().stream()
            .map(call -> call.target())
            .filter(target -> target.endsWith("2018"))
            .toList();
    assertEquals(
        List.of(
            "/api/accounting_file/listFilesPurchase/12309011/01/2018",
            "/api/accounting_file/listFilesSales/12309011/12/2018"),
        targets);
    client.accountingFiles().listVarious(society).result();
    client.accountingFiles().saveForTransaction(society, 1234567, 98765432).result();
  }

  private void users(MyClementineClient client) {
    long user = client.session().owner().id();
    long society = client.session().societyId();
    client
        .users()
        .editIdentifiant(user, IdentifiantInput.builder().firstname("J.").build())
        .result();
    User changed = client.users().getProfil(user).result().data().user();
    assertEquals("J. Dupont", changed.firstname() + " " + changed.lastname());
    SocietyInput details =
        SocietyInput.builder()
            .phone("0600000000")
            .additionalProperty("siret", new JsonPrimitive("123"))
            .build();
    client.users().editSociety(user, details).result();
    assertEquals(
        Map.of("phone", "0600000000"),
        Map.of("phone", client.users().getSociety(society).result().data().phone()));
    byte[] logo = {(byte) 0x89, 'P', 'N', 'G'};
    client.users().editLogo(society, Upload.of("logo.png", logo).contentType("image/png")).result();
    assertArrayEquals(logo, clementine.server().logo());
    client.users().editPassword(user, "a-new-password", "a-new-password").result();
    assertEquals(
        society,
        clementine
            .with(Login.of(clementine.server().username(), "a-new-password"))
            .session()
            .societyId());
  }

  @Test
  void failureIsAnExceptionWhateverItsStatus() {
    MyClementineClient client = clementine.loggedIn();
    ProviderException e =
        assertThrows(
            ProviderException.class,
            () -> client.users().editPassword(20562, "one-password", "another").result());
    assertEquals(200, e.status());
    assertEquals(Map.of("", List.of("Les mots de passe ne correspondent pas")), e.messages());
    NotFoundException none =
        assertThrows(NotFoundException.class, () -> client.users().getSociety(1).result());
    assertEquals(Map.of("", List.of("Not Found")), none.messages());
  }

  @Test
  void passwordsAreNotShown() {
    PasswordInput input =
        PasswordInput.builder().password("one-password").passwordConfirm("one-password").build();
    assertFalse(input.toString().contains("one-password"), input.toString());
  }
}
