package io.github.facturier.runtime.internal.io;

import com.google.gson.Gson;
import com.google.gson.stream.JsonReader;
import java.io.Reader;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.Retrofit;

/**
 * Finds libraries that the build of an application pins to a version that is too old. Each has a
 * probe: code that links with every supported version and not with older ones. A probe is compiled
 * code, not reflection, so that shrinkers and native images need no rules for it.
 */
public final class RequiredLibraries {
  private static final List<RequiredLibrary> ALL =
      List.of(
          new RequiredLibrary(
              "Gson",
              "com.google.code.gson",
              "gson",
              "2.9.1",
              "2.15.0",
              () -> Gson.class,
              RequiredLibraries::linkGson),
          new RequiredLibrary(
              "Okio",
              "com.squareup.okio",
              "okio-jvm",
              "3.18.1",
              "3.18.1",
              () -> Buffer.class,
              RequiredLibraries::linkOkio),
          new RequiredLibrary(
              "OkHttp",
              "com.squareup.okhttp3",
              "okhttp",
              "4.12.0",
              "4.12.0",
              () -> OkHttpClient.class,
              RequiredLibraries::linkOkHttp),
          new RequiredLibrary(
              "Kotlin",
              "org.jetbrains.kotlin",
              "kotlin-stdlib",
              "1.9.25",
              "2.1.21",
              () -> Unit.class,
              RequiredLibraries::linkKotlin),
          new RequiredLibrary(
              "Retrofit",
              "com.squareup.retrofit2",
              "retrofit",
              "2.10.0",
              "3.0.0",
              () -> Retrofit.class,
              RequiredLibraries::linkRetrofit));

  /** What was found, once for the whole JVM; null if all libraries fit. */
  private static final @Nullable String PROBLEM = findProblem();

  private RequiredLibraries() {}

  /**
   * Refuses to work with libraries that are too old.
   *
   * @throws IllegalStateException that names each of them, its JAR and the dependency to declare
   */
  public static void check(String client) {
    if (PROBLEM != null) {
      throw new IllegalStateException(client + ".builder(): " + PROBLEM);
    }
  }

  private static @Nullable String findProblem() {
    String problem =
        ALL.stream()
            .map(RequiredLibrary::problem)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
    return problem.isEmpty() ? null : problem;
  }

  private static void linkGson() {
    new JsonReader(Reader.nullReader()).getPreviousPath(); // since 2.9
  }

  private static void linkOkio() {
    BufferedSink sink = new Buffer();
    sink.getBuffer(); // since 2.0
    okhttp3.Credentials.basic("", ""); // OkHttp 5 needs an Okio of its own age for it
  }

  private static void linkOkHttp() {
    ResponseBody.create("", null); // since 4.0
  }

  private static void linkKotlin() {
    Protocol.values(); // OkHttp 5 needs Kotlin 1.9 for its enums
  }

  private static void linkRetrofit() {
    Function<Invocation, Class<?>> service = Invocation::service; // since 2.10
    Objects.requireNonNull(service);
  }
}
