package io.github.facturier.contract.provider;

import io.github.facturier.contract.spec.Arguments;
import io.github.facturier.contract.spec.GeneratedMethod;
import io.github.facturier.contract.spec.SpecDocument;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.SpecOperation.Success;
import io.github.facturier.contract.spec.WireRequest;
import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.auth.FactomosKeys;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.BearerToken;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.client.ClientBuilder;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.Credentials;
import org.junit.jupiter.api.DynamicTest;

/** A provider: its document, clients of it, calls of its operations, and how it answers. */
public enum ProviderUnderTest {
  VOS_FACTURES(SpecDocument::vosFactures, 71) {
    @Override
    public ClientUnderTest client(
        String server, Keys keys, Consumer<? super ClientBuilder<?>> settings) {
      VosFacturesClient.Builder builder = VosFacturesClient.builder().baseUrl(server);
      if (keys != null) {
        builder.credentials(ApiToken.of(keys.secret()));
      }
      settings.accept(builder);
      VosFacturesClient client = builder.build();
      return new ClientUnderTest(this, client, client);
    }

    @Override
    WireRequest proven(WireRequest request, Keys keys) throws Exception {
      return Proof.apiToken(request, keys);
    }
  },

  FACTURATION_PRO(SpecDocument::facturationPro, 71) {
    @Override
    public ClientUnderTest client(
        String server, Keys keys, Consumer<? super ClientBuilder<?>> settings) {
      FacturationProClient.Builder builder =
          FacturationProClient.builder().baseUrl(server).userAgent("Essais (essais@exemple.fr)");
      if (keys != null) {
        builder.credentials(ApiKey.of(keys.name(), keys.secret()));
      }
      settings.accept(builder);
      FacturationProClient owner = builder.build();
      return new ClientUnderTest(this, owner.firm(FIRM), owner);
    }

    @Override
    WireRequest proven(WireRequest request, Keys keys) {
      return Proof.header(request, keys, Credentials.basic(keys.name(), keys.secret()));
    }
  },

  FACTOMOS(SpecDocument::factomos, 31) {
    @Override
    public ClientUnderTest client(
        String server, Keys keys, Consumer<? super ClientBuilder<?>> settings) {
      FactomosClient.Builder builder = FactomosClient.builder().baseUrl(server);
      if (keys != null) {
        builder.credentials(FactomosKeys.of(keys.name(), keys.secret()));
      }
      settings.accept(builder);
      FactomosClient client = builder.build();
      return new ClientUnderTest(this, client, client);
    }

    @Override
    WireRequest proven(WireRequest request, Keys keys) {
      return Proof.sealed(request, keys, new JdkCipher(keys.secret()));
    }

    /** An action's is encrypted. */
    @Override
    public WireAnswer answer(SpecOperation operation, Keys keys, int status, String text) {
      return operation.isAnonymous()
          ? super.answer(operation, keys, status, text)
          : plain(status, "text/html; charset=UTF-8", new JdkCipher(keys.secret()).encrypt(text));
    }
  },

  MY_CLEMENTINE(SpecDocument::myClementine, 16, "/api") {
    @Override
    public ClientUnderTest client(
        String server, Keys keys, Consumer<? super ClientBuilder<?>> settings) {
      MyClementineClient.Builder builder = MyClementineClient.builder().baseUrl(server + "api/");
      if (keys != null) {
        builder.credentials(BearerToken.of(keys.secret()));
      }
      settings.accept(builder);
      MyClementineClient client = builder.build();
      return new ClientUnderTest(this, client, client);
    }

    @Override
    WireRequest proven(WireRequest request, Keys keys) {
      return Proof.header(request, keys, "Bearer " + keys.secret());
    }
  },

  LUCCA_CLEEMY(SpecDocument::luccaCleemy, 6) {
    @Override
    public ClientUnderTest client(
        String server, Keys keys, Consumer<? super ClientBuilder<?>> settings) {
      LuccaCleemyClient.Builder builder = LuccaCleemyClient.builder().baseUrl(server);
      if (keys != null) {
        builder.credentials(ApplicationKey.of(keys.secret()));
      }
      settings.accept(builder);
      LuccaCleemyClient client = builder.build();
      return new ClientUnderTest(this, client, client);
    }

    @Override
    WireRequest proven(WireRequest request, Keys keys) {
      return Proof.header(request, keys, "lucca application=" + keys.secret());
    }
  };

  /** The firm of the examples of Facturation.pro's document. */
  private static final long FIRM = 12;

  private final Supplier<SpecDocument> document;
  private final int documented;
  private final String basePath;

  ProviderUnderTest(Supplier<SpecDocument> document, int documented) {
    this(document, documented, "");
  }

  ProviderUnderTest(Supplier<SpecDocument> document, int documented, String basePath) {
    this.document = document;
    this.documented = documented;
    this.basePath = basePath;
  }

  /** A test of one operation. */
  public interface Check {
    /** Fails if the operation does not do what it is tested for. */
    void run(ProviderUnderTest provider, SpecOperation operation) throws Exception;
  }

  /** A test for every operation of every provider, named by both. */
  public static Stream<DynamicTest> everyOperation(Check check) {
    return everyOperation(operation -> true, check);
  }

  /** A test for those that it is for: one at least, of all providers together. */
  public static Stream<DynamicTest> everyOperation(
      Predicate<SpecOperation> condition, Check check) {
    List<DynamicTest> tests = new ArrayList<>();
    for (ProviderUnderTest provider : values()) {
      for (SpecOperation operation : provider.operations()) {
        if (condition.test(operation)) {
          tests.add(
              DynamicTest.dynamicTest(
                  provider + ", " + operation.id(), () -> check.run(provider, operation)));
        }
      }
    }
    if (tests.isEmpty()) {
      throw new AssertionError("no operation is left to be tested");
    }
    return tests.stream();
  }

  /** Its document. */
  public SpecDocument document() {
    return document.get();
  }

  /** What stands on the wire before the paths of the document. */
  public String basePath() {
    return basePath;
  }

  /** Every operation of the document. */
  public List<SpecOperation> operations() {
    List<SpecOperation> all = document().operations();
    if (all.size() < documented) {
      throw new AssertionError(this + " has only " + all.size() + " operations");
    }
    return all;
  }

  /** Those that a test is for: one at least. */
  public List<SpecOperation> where(Predicate<SpecOperation> condition) {
    List<SpecOperation> found = operations().stream().filter(condition).toList();
    if (found.isEmpty()) {
      throw new AssertionError("no operation of " + this + " is left to be tested");
    }
    return found;
  }

  /**
   * A client of a server of the test's.
   *
   * @param server its address, which ends in a slash and has no path
   * @param keys what the client proves itself with, null for nothing
   * @param settings what else its builder is told
   */
  public abstract ClientUnderTest client(
      String server, Keys keys, Consumer<? super ClientBuilder<?>> settings);

  /** The call of an operation with all that it has an example for, not yet made. */
  public ApiCall<?> call(Object client, SpecOperation operation) {
    return call(client, operation, Arguments.of(operation));
  }

  /** The call of an operation with these arguments, not yet made. */
  public ApiCall<?> call(Object client, SpecOperation operation, Arguments arguments) {
    GeneratedMethod method = GeneratedMethod.of(operation);
    return (ApiCall<?>) method.forUsers().invoke(client, arguments.values(method.method()));
  }

  /**
   * What is answered to an operation where all is well: the document's example, or a small file.
   */
  public WireAnswer answer(SpecOperation operation, Keys keys) {
    Success success = operation.success();
    if (success.mediaType() == null) {
      return new WireAnswer(success.status(), null, new byte[0]);
    }
    return success.example() == null
        ? WireAnswer.ofFile(success.status(), success.mediaType())
        : answer(operation, keys, success.status(), success.example().toString());
  }

  /**
   * A request as the document describes it: decrypted, and without the proof of who calls.
   *
   * @throws AssertionError if it has not just the proof that it must have
   */
  public WireRequest opened(SpecOperation operation, WireRequest request, Keys keys)
      throws Exception {
    return operation.isAnonymous() ? Proof.none(request, keys) : proven(request, keys);
  }

  abstract WireRequest proven(WireRequest request, Keys keys) throws Exception;

  /**
   * Another JSON text, in the way in which the provider answers this operation.
   *
   * @param keys those of the client that asks
   */
  public WireAnswer answer(SpecOperation operation, Keys keys, int status, String text) {
    return plain(status, "application/json; charset=utf-8", text);
  }

  private static WireAnswer plain(int status, String mediaType, String text) {
    return new WireAnswer(status, mediaType, text.getBytes(StandardCharsets.UTF_8));
  }
}
