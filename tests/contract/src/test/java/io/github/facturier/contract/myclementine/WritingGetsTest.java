package io.github.facturier.contract.myclementine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.facturier.myclementine.AccountingFilesApi;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.BearerToken;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.sandbox.Fault;
import io.github.facturier.sandbox.MyClementineSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two GET requests change data: they are sent once, while other GET requests may be retried. */
class WritingGetsTest {
  private static final Function<AccountingFilesApi, ApiCall<?>> LINK =
      api -> api.saveForTransaction(12309011, 1234567, 98765432);
  private static final Function<AccountingFilesApi, ApiCall<?>> CATEGORISE =
      api -> api.setAccount(3411, 1);

  @RegisterExtension final Clementine clementine = new Clementine();

  static Stream<Fault> faults() {
    return Stream.of(
        Fault.cutBeforeResponse(),
        Fault.tooManyRequests(Duration.ZERO),
        Fault.unavailable(),
        Fault.unavailable(Duration.ZERO),
        Fault.redirect("/api/accounting_file/setAccountEnga/3411/2"));
  }

  private MyClementineClient client() {
    return clementine.with(BearerToken.of(clementine.server().newToken()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void areNeverSentAgain(Fault fault) {
    for (Function<AccountingFilesApi, ApiCall<?>> call : List.of(LINK, CATEGORISE)) {
      clementine.server().reset();
      clementine.server().failNext(fault);
      MyClementineClient client = client();
      assertThrows(ApiException.class, () -> call.apply(client.accountingFiles()).result());
      assertEquals(1, clementine.calls().size());
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void otherGetsAre(Fault fault) {
    clementine.server().failNext(fault);
    client().accountingFiles().getTvas(3411).result();
    assertEquals(2, clementine.calls().size());
  }

  @Test
  void writingGetsAreNotResentAfter401() {
    MyClementineClient client = clementine.loggedIn();
    client.session();
    clementine.server().expireTokens();
    assertThrows(
        AuthenticationException.class, () -> CATEGORISE.apply(client.accountingFiles()).result());
    assertEquals(List.of("createToken", "setAccountEnga"), clementine.calls());
    CATEGORISE.apply(client.accountingFiles()).result();
    assertEquals(
        List.of("createToken", "setAccountEnga", "createToken", "setAccountEnga"),
        clementine.calls());
    assertEquals(Optional.of(1L), clementine.server().category(3411));
  }

  @Test
  void linkingAFileLinksIt() {
    clementine.server().accounting(MyClementineSandbox.Accounting.CASH);
    LINK.apply(client().accountingFiles()).result();
    assertEquals(Optional.of(98765432L), clementine.server().linkedFile(1234567));
  }
}
