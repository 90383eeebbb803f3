package io.github.facturier.contract.facturationpro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.model.Account;
import io.github.facturier.facturationpro.support.RateLimit;
import io.github.facturier.runtime.Quota;
import io.github.facturier.runtime.RateLimiter;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.SlidingWindowRateLimiter;
import io.github.facturier.runtime.client.Pauses;
import io.github.facturier.runtime.error.RateLimitException;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.Fault;
import io.github.facturier.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import retrofit2.Response;

class QuotaTest {
  private final FakeTime time = new FakeTime();
  private final Sandbox sandbox = Sandbox.start(time);
  private final FacturationProSandbox pro = sandbox.facturationPro();
  private final List<Duration> waits = new ArrayList<>();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private FacturationProClient.Builder builder() {
    return Pauses.replace(
        Clients.of(pro),
        wait -> {
          waits.add(wait);
          time.advance(wait);
        });
  }

  private RateLimiter limiter() {
    return SlidingWindowRateLimiter.of(time, RateLimit.QUOTAS.toArray(Quota[]::new));
  }

  private long refused() {
    return pro.requests().stream().filter(call -> call.status() == 429).count();
  }

  @Test
  void sevenHundredCallsTakeFiveMinutesAndAreNotRejected() {
    try (FacturationProClient client = builder().limiter(limiter()).build()) {
      for (int i = 0; i < 700; i++) {
        client.account().get().result();
      }
    }
    assertEquals(700, pro.requests().size());
    assertEquals(0, refused());
    assertEquals(Duration.ofMinutes(5), time.elapsed());
  }

  /** The proof that the sandbox would have refused. */
  @Test
  void withoutALimiterTheQuotaIsExceeded() {
    try (FacturationProClient client = builder().build()) {
      for (int i = 0; i < 600; i++) {
        client.account().get().result();
      }
      RateLimitException full =
          assertThrows(RateLimitException.class, () -> client.account().get().result());
      assertEquals(Duration.ofMinutes(5), full.retryAfter());
      assertEquals(List.of("Retry later"), full.messages().get(""));
      assertEquals(List.of(), waits, "five minutes are more than a call waits by itself");
    }
    assertEquals(1, refused());
  }

  @Test
  void aClientWaitsForTheWholeRetryAfter() {
    RetryPolicy patient = new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(10));
    try (FacturationProClient client = builder().retryPolicy(patient).build()) {
      for (int i = 0; i < 700; i++) {
        client.account().get().result();
      }
    }
    assertEquals(List.of(Duration.ofMinutes(5)), waits);
    assertEquals(1, refused());
  }

  @Test
  void aRetryAfterOfThreeSecondsIsObeyed() {
    try (FacturationProClient client = builder().build()) {
      pro.failNext(Fault.tooManyRequests(Duration.ofSeconds(3)));
      client.account().get().result();
    }
    assertEquals(List.of(Duration.ofSeconds(3)), waits);
    assertEquals(2, pro.requests().size());
  }

  @Test
  void aRetryAfterOfThreeSecondsIsObeyedWithALimiter() {
    try (FacturationProClient client = builder().limiter(limiter()).build()) {
      pro.failNext(Fault.tooManyRequests(Duration.ofSeconds(3)));
      client.account().get().result();
    }
    assertEquals(List.of(Duration.ofSeconds(3)), waits);
    assertEquals(2, pro.requests().size());
  }

  /** Pages and redirects are requests, too. */
  @Test
  void everyRequestIsCounted() {
    List<Integer> asked = new ArrayList<>();
    RateLimiter counting =
        () -> {
          asked.add(1);
          return Duration.ZERO;
        };
    try (FacturationProClient client = builder().limiter(counting).build()) {
      long customer = Customers.create(client.firm(pro.firmId()), "Big Corp").id();
      client.firm(pro.firmId()).customers().listInvoices(customer).result();
    }
    assertEquals(3, asked.size());
    assertEquals(3, pro.requests().size());
  }

  @Test
  void eachResponseHasTheRemainingQuota() throws Exception {
    try (FacturationProClient client = builder().build()) {
      Response<Account> first = client.account().get().execute();
      assertEquals(new RateLimit(600, 599), RateLimit.of(first));
      assertEquals(new RateLimit(600, 598), RateLimit.of(client.account().get().execute()));
    }
  }
}
