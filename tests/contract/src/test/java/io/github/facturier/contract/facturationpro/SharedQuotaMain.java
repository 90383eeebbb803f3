package io.github.facturier.contract.facturationpro;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.runtime.RateLimiter;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.error.RateLimitException;
import io.github.facturier.runtime.error.TransportException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;

/**
 * One of two machines. It makes one call, then as many as possible: until its limiter or the
 * provider makes it wait. Each step waits for a line of input. Prints the number of successful
 * calls.
 */
final class SharedQuotaMain {
  private SharedQuotaMain() {}

  /** Thrown in place of waiting. */
  private static final class MustWait extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param args address, identifier and key of the sandbox; capacity and refill of the bucket; the
   *     address of the database with the bucket, or nothing for a separate bucket
   */
  public static void main(String[] args) throws Exception {
    Bandwidth bandwidth =
        Bandwidth.builder()
            .capacity(Long.parseLong(args[3]))
            .refillGreedy(Long.parseLong(args[4]), Duration.ofMinutes(5))
            .build();
    Bucket bucket =
        args.length > 5 ? shared(args[5], bandwidth) : Bucket.builder().addLimit(bandwidth).build();
    RateLimiter limiter =
        () -> {
          ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
          if (!probe.isConsumed()) {
            throw new MustWait();
          }
          return Duration.ZERO;
        };
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (FacturationProClient client =
        FacturationProClient.builder()
            .baseUrl(args[0])
            .userAgent("Essais (essais@exemple.fr)")
            .credentials(ApiKey.of(args[1], args[2]))
            .retryPolicy(RetryPolicy.NONE)
            .limiter(limiter)
            .build()) {
      client.account().get().result();
      System.out.println("ready");
      in.readLine();
      int calls = 1;
      try {
        while (true) {
          client.account().get().result();
          calls++;
        }
      } catch (TransportException | RateLimitException end) {
        boolean isExpected =
            end instanceof RateLimitException || end.getCause() instanceof MustWait;
        System.out.println(isExpected ? String.valueOf(calls) : String.valueOf(end));
      }
    }
  }

  private static Bucket shared(String database, Bandwidth bandwidth) {
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl(database);
    return new H2Buckets(source)
        .getProxy(1L, () -> BucketConfiguration.builder().addLimit(bandwidth).build());
  }
}
