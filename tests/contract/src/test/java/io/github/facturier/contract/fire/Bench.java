package io.github.facturier.contract.fire;

import io.github.facturier.contract.fire.FaultyServer.Play;
import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.secrets.Canaries;
import io.github.facturier.contract.secrets.Texts;
import io.github.facturier.contract.support.CallStyle;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.client.ClientBuilder;
import io.github.facturier.runtime.client.Pauses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;

/** Servers and clients that run cells, one after the other. */
final class Bench implements AutoCloseable {
  private static final com.sun.management.ThreadMXBean MEMORY =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final ServerSocketFactory SELF_SIGNED = Certificate.sockets();

  private final FaultyServer server = new FaultyServer(ServerSocketFactory.getDefault());
  private final FaultyServer untrusted = new FaultyServer(SELF_SIGNED);

  /** Holds a port without a listener. */
  private final Socket closed = new Socket();

  private final Map<String, ClientUnderTest> clients = new HashMap<>();
  private final Map<String, ApiCall<?>> calls = new HashMap<>();
  private final List<Duration> waits = new ArrayList<>();

  Bench() {
    try {
      closed.bind(new InetSocketAddress("127.0.0.1", 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Observation run(Cell cell) {
    ApiCall<?> call = call(cell.row(), cell.fault().setup);
    Play play = server.begin(cell.row(), cell.fault());
    Play encrypted = untrusted.begin(cell.row(), cell.fault());
    int before = 0;
    if (cell.fault() == Fault.CUT_ON_KEPT_CONNECTION) {
      before = warmUp(call, play);
    }
    waits.clear();
    long start = MEMORY.getCurrentThreadAllocatedBytes();
    Throwable failure = Results.failure(call.clone(), cell.style());
    long allocated = MEMORY.getCurrentThreadAllocatedBytes() - start;
    List<String> texts = new ArrayList<>(List.of(call.toString()));
    if (failure != null) {
      texts.addAll(Texts.of(failure));
    }
    return new Observation(
        cell,
        failure == null ? Expectation.RESULT : failure.getClass(),
        failure,
        play.requests.get() + encrypted.requests.get() - before,
        List.copyOf(play.elsewhere),
        List.copyOf(waits),
        texts,
        allocated);
  }

  /** Makes a call, so that the client has an idle connection. */
  private static int warmUp(ApiCall<?> call, Play play) {
    Throwable failure = Results.failure(call.clone(), CallStyle.RESULT);
    if (failure != null) {
      throw new AssertionError("a call failed before anything was wrong", failure);
    }
    return play.requests.get();
  }

  private ApiCall<?> call(Row row, ClientSetup setup) {
    return calls.computeIfAbsent(
        setup + " " + row,
        key -> client(row, setup).call(row.operation(), Canaries.arguments(row.operation())));
  }

  private ClientUnderTest client(Row row, ClientSetup setup) {
    ProviderUnderTest provider = row.provider();
    return clients.computeIfAbsent(
        setup + " " + provider,
        key -> provider.client(url(setup), Secrets.of(provider), builder -> set(builder, setup)));
  }

  private void set(ClientBuilder<?> builder, ClientSetup setup) {
    setup.set(builder);
    builder.retryPolicy(Expectation.POLICY);
    Pauses.replaceIn(builder, waits::add);
  }

  private String url(ClientSetup setup) {
    return switch (setup) {
      case DIRECT, SHORT_TIMEOUT, SMALL_RESPONSES -> server.url();
      case CLOSED -> "http://127.0.0.1:" + closed.getLocalPort() + "/";
      case UNKNOWN -> "https://facturier.invalid/";
      case UNTRUSTED -> "https://127.0.0.1:" + untrusted.port() + "/";
    };
  }

  @Override
  public void close() {
    clients.values().forEach(ClientUnderTest::close);
    server.close();
    untrusted.close();
    try {
      closed.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
