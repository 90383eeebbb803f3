package io.github.facturier.contract.nativeimage;

import com.google.gson.Gson;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.Arguments;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.OpenEnum;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Calls every operation of every client, and uses every model and every open enum. */
public final class Sweep implements Callable<Integer> {
  private int uses;

  /** The numbers of operations, models and enums. */
  @Override
  public Integer call() throws Exception {
    for (ProviderUnderTest provider : ProviderUnderTest.values()) {
      for (SpecOperation operation : provider.operations()) {
        use(provider, operation);
      }
      for (Class<?> type : models(provider.document().clientType())) {
        use(type);
      }
    }
    return uses;
  }

  private void use(ProviderUnderTest provider, SpecOperation operation) throws Exception {
    try (ProviderServer server = new ProviderServer(provider)) {
      server.willRespond(operation);
      Object result = server.client().call(operation, Arguments.of(operation)).result();
      if (result instanceof AutoCloseable file) {
        file.close();
      }
      server.willRespond(operation, 404, "{}");
      try {
        server.client().call(operation, Arguments.of(operation).withoutOptions()).result();
      } catch (ApiException expected) {
        uses++;
      }
    }
  }

  private void use(Class<?> type) throws ReflectiveOperationException {
    if (Model.class.isAssignableFrom(type)) {
      try {
        Objects.requireNonNull((Object) new Gson().fromJson("{}", type), type.getName());
      } catch (DecodingException e) { // something is required
        Objects.requireNonNull(e.getMessage());
      }
      uses++;
    } else if (OpenEnum.class.isAssignableFrom(type)) {
      type.getMethod("of", String.class).invoke(null, "1");
      uses++;
    }
  }

  /** The classes beside the models, in the JAR of the client or the folder that it is made of. */
  private static List<Class<?>> models(Class<?> client) throws IOException {
    String folder = client.getPackageName().replace('.', '/') + "/model";
    URI found =
        URI.create(
            Objects.requireNonNull(client.getClassLoader().getResource(folder), folder).toString());
    if (found.getScheme().equals("file")) {
      return classes(client, Path.of(found));
    }
    try (FileSystem jar = FileSystems.newFileSystem(found, Map.of())) {
      return classes(client, jar.getPath(folder));
    }
  }

  private static List<Class<?>> classes(Class<?> client, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> client.getPackageName() + ".model." + name.replace(".class", ""))
          .sorted()
          .<Class<?>>map(name -> load(client.getClassLoader(), name))
          .toList();
    }
  }

  private static Class<?> load(ClassLoader loader, String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
