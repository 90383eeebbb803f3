package io.github.facturier.contract.myclementine;

import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.BearerToken;
import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.sandbox.MyClementineSandbox;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A new company for each test, and clients of it that retry without delay. */
final class Clementine implements BeforeEachCallback, AfterEachCallback {
  static final RetryPolicy AT_ONCE =
      new RetryPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));

  private final List<MyClementineClient> clients = new ArrayList<>();
  private Sandbox sandbox = Sandbox.start();

  @Override
  public void beforeEach(ExtensionContext context) {
    sandbox = Sandbox.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    clients.forEach(MyClementineClient::close);
    clients.clear();
    List<String> violations = sandbox.violations();
    sandbox.close();
    Assertions.assertEquals(List.of(), violations);
  }

  MyClementineSandbox server() {
    return sandbox.myClementine();
  }

  MyClementineClient.Builder builder() {
    return MyClementineClient.builder().baseUrl(server().url().toString()).retryPolicy(AT_ONCE);
  }

  MyClementineClient with(Login login) {
    return keep(builder().credentials(login).build());
  }

  MyClementineClient with(BearerToken token) {
    return keep(builder().credentials(token).build());
  }

  /** A client that logs in with the right password. */
  MyClementineClient loggedIn() {
    return with(Login.of(server().username(), server().password()));
  }

  private MyClementineClient keep(MyClementineClient client) {
    clients.add(client);
    return client;
  }

  /** The requests received, in order. */
  List<String> calls() {
    return server().requests().stream().map(RecordedCall::operationId).toList();
  }

  long logins() {
    return calls().stream().filter("createToken"::equals).count();
  }
}
