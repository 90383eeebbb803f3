package io.github.facturier.contract.secrets;

import io.github.facturier.contract.behaviour.VosServer;
import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.WireRequest;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.sandbox.http.NoDelayServerSocketFactory;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;

/**
 * Calls of each provider with secrets of 1 to 100,000 characters, which a server repeats in all
 * ways. The exit status is 1 if a text has a secret, or something other than an {@link
 * ApiException} is thrown.
 */
public final class AnySecretMain {
  private static final int LONGEST = 100_000;

  /** The number of random lengths, short and long, besides the shortest and longest. */
  private static final int LENGTHS = 4;

  /** A secret this long meets a sample of what a server does with it. */
  private static final int LONG = 10_000;

  private static final List<HostileResponse> ALL = List.of(HostileResponse.values());

  private static final int SAMPLE = 4;

  private static final long SEED =
      Long.getLong("facturier.seed", System.nanoTime()); // to be found again

  private static final Random RANDOM = new Random(SEED);

  private static volatile Access access;
  private static volatile Keys keys;
  private static volatile SpecOperation operation;
  private static volatile HostileResponse hostile;

  private AnySecretMain() {}

  public static void main(String[] arguments) throws Exception {
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new NoDelayServerSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            try {
              return response(WireRequest.of(request));
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }
        });
    server.start(InetAddress.getByName("127.0.0.1"), 0);
    Set<Access> met = new TreeSet<>();
    List<String> failures = new ArrayList<>();
    int texts = 0;
    try (CapturedLog log = CapturedLog.open()) {
      for (Access next : Access.values()) {
        for (int length : lengths()) {
          access = next;
          keys = keys(next, length);
          operation = next.provider().where(one -> !one.isAnonymous()).get(0);
          String url = "http://127.0.0.1:" + server.getPort() + "/";
          ClientUnderTest client =
              next.client(url, keys, builder -> builder.retryPolicy(VosServer.AT_ONCE));
          for (HostileResponse bad : length < LONG ? ALL : ALL.subList(0, SAMPLE)) {
            hostile = bad;
            List<String> shown = new ArrayList<>();
            call(client.call(operation), shown);
            shown.addAll(log.take());
            texts += shown.size();
            for (String text : shown) {
              if (Canaries.isIn(text) || text.startsWith("NOT AN API EXCEPTION")) {
                failures.add(next + ", " + length + ", " + bad + ": " + start(text));
              }
            }
          }
          met.add(next);
        }
      }
    }
    failures.stream().limit(20).forEach(System.out::println);
    System.out.println("-Dfacturier.seed=" + SEED);
    System.out.println("ways to prove who calls: " + met.size() + ", texts: " + texts);
    boolean isGood = failures.isEmpty() && texts > 1_000;
    System.exit(isGood ? 0 : 1); // whatever a failure may have left running
  }

  private static String start(String text) {
    return text.substring(0, Math.min(text.length(), 500));
  }

  private static MockResponse response(WireRequest request) throws Exception {
    SpecOperation tokens = access.tokens();
    boolean isForToken = tokens != null && request.path().endsWith(tokens.wirePath(Map.of()));
    Scene scene = Scene.of(access.provider(), isForToken ? tokens : operation, keys, request);
    return isForToken && !hostile.name().contains("TEXT")
        ? scene.success()
        : hostile.response(scene);
  }

  private static void call(ApiCall<?> call, List<String> shown) throws InterruptedException {
    shown.add(call.toString());
    try {
      shown.add(String.valueOf(call.result()));
    } catch (ApiException e) {
      shown.addAll(Texts.of(e));
    } catch (Throwable e) {
      shown.add("NOT AN API EXCEPTION: " + Texts.trace(e));
    }
    try {
      shown.add(String.valueOf(call.clone().future().get(30, TimeUnit.SECONDS)));
    } catch (ExecutionException e) {
      shown.addAll(Texts.of(e));
      if (!(e.getCause() instanceof ApiException)) {
        shown.add("NOT AN API EXCEPTION: " + Texts.trace(e));
      }
    } catch (Throwable e) {
      shown.add("NOT AN API EXCEPTION: " + Texts.trace(e));
    }
    if (hostile.isData(access.provider())) {
      shown.clear();
    }
  }

  /** Of all characters where the provider's credentials take them. */
  private static Keys keys(Access access, int length) {
    return switch (access) {
      case API_KEY, LOGIN -> new Keys(access.keys().name(), secret(length, true));
      case FACTOMOS -> new Keys(secret(length, true), Canaries.SECRET);
      default -> new Keys(access.keys().name(), secret(length, false));
    };
  }

  private static int[] lengths() {
    return IntStream.concat(
            IntStream.of(1, LONGEST),
            IntStream.generate(() -> (int) Math.pow(LONGEST, RANDOM.nextDouble())).limit(LENGTHS))
        .toArray();
  }

  /** Of each kind as likely as not: of ASCII, of those with two bytes, of all of Unicode. */
  private static int anyCodePoint() {
    int[] ends = {0x80, 0x800, Character.MIN_SURROGATE, Character.MAX_CODE_POINT + 1};
    int codePoint = RANDOM.nextInt(ends[RANDOM.nextInt(ends.length)]);
    boolean isHalf = Character.getType(codePoint) == Character.SURROGATE;
    return isHalf ? anyCodePoint() : codePoint;
  }

  /** With marks at both ends, unless it is too short to have any. */
  private static String secret(int length, boolean anyCharacters) {
    StringBuilder secret = new StringBuilder();
    while (secret.length() < length) {
      secret.appendCodePoint(anyCharacters ? anyCodePoint() : '!' + RANDOM.nextInt(94));
    }
    boolean isLong = length >= Canaries.HEAD.length() + Canaries.TAIL.length();
    String text = isLong ? Canaries.HEAD + secret + Canaries.TAIL : secret.toString();
    return text.isBlank() ? "x" : text;
  }
}
