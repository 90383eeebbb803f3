package io.github.facturier.contract.provider;

import io.github.facturier.contract.spec.Arguments;
import io.github.facturier.contract.spec.GeneratedMethod;
import io.github.facturier.contract.spec.SpecDocument;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.SpecOperation.Success;
import io.github.facturier.contract.spec.WireRequest;
import io.github.facturier.contract.support.ClientModule;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.BearerToken;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.RawRequest;
import io.github.facturier.runtime.client.ClientBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A provider: its document, clients of it, calls of its operations, and the format of its
 * responses. There is one for each client of this project. The defaults are for a plain REST API
 * with the security scheme of its document; other providers override them.
 */
public class ProviderUnderTest {
  /** For {@code @MethodSource}: all of them. */
  public static final String VALUES =
      "io.github.facturier.contract.provider.ProviderUnderTest#values";

  public static final ProviderUnderTest VOS_FACTURES =
      new ProviderUnderTest("vosfactures", 71) {
        @Override
        WireRequest proven(WireRequest request, Keys keys) throws Exception {
          return Proof.apiToken(request, keys);
        }

        @Override
        public boolean hasStatusOfErrors() {
          return false;
        }
      };

  public static final ProviderUnderTest FACTURATION_PRO =
      new ProviderUnderTest("facturation-pro", 71) {
        @Override
        void configure(ClientBuilder<?> builder) {
          builder.userAgent("Essais (essais@exemple.fr)");
        }

        @Override
        void authenticate(ClientBuilder<?> builder, Keys keys) {
          ((FacturationProClient.Builder) builder)
              .credentials(ApiKey.of(keys.name(), keys.secret()));
        }

        /** To the firm of the document's examples. */
        @Override
        Object bound(Object client) {
          return ((FacturationProClient) client).firm(12);
        }
      };

  public static final ProviderUnderTest FACTOMOS =
      new ProviderUnderTest("factomos", 31) {
        @Override
        WireRequest proven(WireRequest request, Keys keys) {
          return Proof.sealed(request, keys, new JdkCipher(keys.secret()));
        }

        @Override
        public boolean hasStatusOfErrors() {
          return false;
        }

        @Override
        public boolean isEncrypted(SpecOperation operation) {
          return !operation.isAnonymous();
        }

        /** An action's is encrypted. */
        @Override
        public WireResponse response(SpecOperation operation, Keys keys, int status, String text) {
          return isEncrypted(operation)
              ? encoded(
                  status, "text/html; charset=UTF-8", new JdkCipher(keys.secret()).encrypt(text))
              : super.response(operation, keys, status, text);
        }
      };

  public static final ProviderUnderTest MY_CLEMENTINE =
      new ProviderUnderTest("myclementine", 16) {
        @Override
        void authenticate(ClientBuilder<?> builder, Keys keys) {
          ((MyClementineClient.Builder) builder).credentials(BearerToken.of(keys.secret()));
        }

        @Override
        public boolean hasStatusOfErrors() {
          return false;
        }
      };

  public static final ProviderUnderTest LUCCA_CLEEMY =
      new ProviderUnderTest("lucca-cleemy", 14) {
        @Override
        void authenticate(ClientBuilder<?> builder, Keys keys) {
          ((LuccaCleemyClient.Builder) builder)
              .credentials(ApplicationKey.of(keys.secret()))
              .credentials(io.github.facturier.luccacleemy.auth.BearerToken.of(keys.secret()));
        }

        @Override
        public WireRequest opened(SpecOperation operation, WireRequest request, Keys keys)
            throws Exception {
          if (operation.isAnonymous()) {
            return super.opened(operation, request, keys);
          }
          String kind = operation.requires("oauth2") ? "Bearer " : "lucca application=";
          return Proof.header(request, keys, kind + keys.secret());
        }
      };

  /** The one provider that is tested; null for all. */
  private static final String ONLY = System.getProperty("facturier.provider");

  private static final List<ProviderUnderTest> ALL =
      ClientModule.all().stream()
          .filter(module -> ONLY == null || module.name().equals(ONLY))
          .map(
              module ->
                  Stream.of(VOS_FACTURES, FACTURATION_PRO, FACTOMOS, MY_CLEMENTINE, LUCCA_CLEEMY)
                      .filter(provider -> provider.module.equals(module))
                      .findFirst()
                      .orElseGet(() -> new ProviderUnderTest(module.name(), 1)))
          .toList();

  private final ClientModule module;
  private final int documented;

  /**
   * One of the clients.
   *
   * @param documented what shows that the document was read: it has as many operations at least
   */
  private ProviderUnderTest(String name, int documented) {
    this.module = ClientModule.of(name);
    this.documented = documented;
  }

  /** All providers, including a new client. */
  public static List<ProviderUnderTest> values() {
    return ALL;
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

  /** A test for the operations that it applies to; at least one, of all providers together. */
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
    return SpecDocument.of(module);
  }

  /** The prefix of the document's paths on the wire. */
  public String basePath() {
    return document().basePath();
  }

  /** Every operation of the document. */
  public List<SpecOperation> operations() {
    List<SpecOperation> all = document().operations();
    if (all.size() < documented) {
      throw new AssertionError(this + " has only " + all.size() + " operations");
    }
    return all;
  }

  /** The operations that a test applies to, at least one. */
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
   * @param keys the credentials of the client, null for none
   * @param settings other settings of its builder
   */
  public ClientUnderTest client(
      String server, Keys keys, Consumer<? super ClientBuilder<?>> settings) {
    ClientBuilder<?> builder = (ClientBuilder<?>) invoke(null, method(module.type(), "builder"));
    builder.baseUrl(server.replaceFirst("/$", "") + basePath() + "/");
    configure(builder);
    if (keys != null) {
      authenticate(builder, keys);
    }
    settings.accept(builder);
    AutoCloseable client = (AutoCloseable) invoke(builder, method(builder.getClass(), "build"));
    return new ClientUnderTest(this, bound(client), client);
  }

  /** Sets what the provider requires of every client. */
  void configure(ClientBuilder<?> builder) {}

  /** Credentials by the factory of their class: of a secret, or of a name and a secret. */
  void authenticate(ClientBuilder<?> builder, Keys keys) {
    Method credentials = method(builder.getClass(), "credentials");
    Method factory = method(credentials.getParameterTypes()[0], "of");
    Object made =
        factory.getParameterCount() == 1
            ? invoke(null, factory, keys.secret())
            : invoke(null, factory, keys.name(), keys.secret());
    invoke(builder, credentials, made);
  }

  /** The client with what the examples of the document are about. */
  Object bound(Object client) {
    return client;
  }

  /** Whether errors have a status of their own; else they may come with 200. */
  public boolean hasStatusOfErrors() {
    return true;
  }

  /** Whether request and response are encrypted. */
  public boolean isEncrypted(SpecOperation operation) {
    return false;
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name) && !method.isBridge())
        .findFirst()
        .orElseThrow(() -> new AssertionError(type + " has no method " + name));
  }

  private static Object invoke(Object target, Method method, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** A request that the client has no method for. */
  RawRequest request(Object client, String method, String path) {
    return (RawRequest) invoke(client, method(module.type(), "request"), method, path);
  }

  /** The call of an operation with all that it has an example for, not yet made. */
  public ApiCall<?> call(Object client, SpecOperation operation) {
    return call(client, operation, Arguments.of(operation));
  }

  /** The call of an operation with these arguments, not yet made. */
  public ApiCall<?> call(Object client, SpecOperation operation, Arguments arguments) {
    GeneratedMethod method = GeneratedMethod.of(operation);
    return (ApiCall<?>) method.forUsers().invoke(client, arguments.values(method.method()));
  }

  /** The response to a successful call of an operation: the document's example, or a small file. */
  public WireResponse response(SpecOperation operation, Keys keys) {
    Success success = operation.success();
    if (success.mediaType() == null) {
      return new WireResponse(success.status(), null, new byte[0]);
    }
    return success.example() == null
        ? WireResponse.ofFile(success.status(), success.mediaType())
        : response(operation, keys, success.status(), success.example().toString());
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

  WireRequest proven(WireRequest request, Keys keys) throws Exception {
    return Proof.of(document().security(), request, keys);
  }

  /**
   * Another JSON text, in the format of the provider's responses to this operation.
   *
   * @param keys those of the client that asks
   */
  public WireResponse response(SpecOperation operation, Keys keys, int status, String text) {
    return json(status, text);
  }

  /** A JSON text, as any server sends it. */
  public static WireResponse json(int status, String text) {
    return encoded(status, "application/json; charset=utf-8", text);
  }

  private static WireResponse encoded(int status, String mediaType, String text) {
    return new WireResponse(status, mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code VosFactures}. */
  @Override
  public String toString() {
    return module.client();
  }
}
