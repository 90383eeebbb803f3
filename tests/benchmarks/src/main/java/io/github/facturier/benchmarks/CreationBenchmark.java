package io.github.facturier.benchmarks;

import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Creates and discards a client while another one is open. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CreationBenchmark {
  private final VosFacturesClient open = client();

  private static VosFacturesClient client() {
    return VosFacturesClient.builder()
        .account("votrecompte")
        .credentials(ApiToken.of(Loopback.TOKEN))
        .build();
  }

  @Benchmark
  public Object facturier() {
    try (VosFacturesClient client = client()) {
      return client.invoices() == open.invoices();
    }
  }
}
