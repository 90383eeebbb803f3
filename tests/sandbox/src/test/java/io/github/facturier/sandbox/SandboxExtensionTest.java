package io.github.facturier.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.facturier.sandbox.vosfactures.VosFacturesTestClient;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class SandboxExtensionTest {
  @Test
  void onlyTheTestWithTheInvalidRequestFails() {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Sample.class))
            .execute()
            .testEvents();
    tests.assertStatistics(statistics -> statistics.started(2).succeeded(1).failed(1));
    tests
        .failed()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test("breaksTheDocument"),
                finishedWithFailure(
                    instanceOf(AssertionError.class),
                    message(text -> text.contains("GET /nothing.json")))));
  }

  @RegisterExtension static final SandboxExtension FIELD = SandboxExtension.create();

  @Test
  void fieldAndParametersAreOneSandbox(Sandbox sandbox) {
    assertSame(FIELD.sandbox(), sandbox);
  }

  @Test
  void closedSandboxThrows() {
    Sandbox sandbox = Sandbox.start();
    sandbox.close();
    sandbox.close();
    assertThrows(IllegalStateException.class, sandbox::vosFactures);
  }

  /** Run by the tests above only, since it is nested and static. */
  @ExtendWith(SandboxExtension.class)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static final class Sample {
    @Test
    @Order(1)
    void breaksTheDocument(VosFacturesSandbox vos) throws Exception {
      new VosFacturesTestClient(vos).get("/nothing.json");
    }

    @Test
    @Order(2)
    void findsEverythingReset(Sandbox sandbox, VosFacturesSandbox vos) {
      assertSame(vos, sandbox.vosFactures());
      assertEquals(0, vos.requests().size());
    }
  }
}
