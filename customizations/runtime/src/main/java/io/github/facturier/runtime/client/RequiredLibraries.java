package io.github.facturier.runtime.client;

import com.google.gson.Gson;
import com.google.gson.stream.JsonReader;
import io.github.facturier.runtime.spi.Provider;
import io.github.facturier.runtime.spi.RequiredLibrary;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import retrofit2.Invocation;
import retrofit2.Retrofit;

/**
 * Detects libraries that the application's build pins to an unsupported old version. Each library
 * has a probe: code that links with every supported version, but not with older ones. A probe uses
 * no reflection, so that shrinkers and native images need no rules for it.
 */
final class RequiredLibraries {
  static final List<RequiredLibrary> ALL =
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

  /** The problems, computed once per JVM; empty if all libraries are supported. */
  private static final List<String> PROBLEMS = problems(ALL);

  private RequiredLibraries() {}

  /**
   * Checks the libraries of the runtime.
   *
   * @throws IllegalStateException if a library is too old; the message names each one, its JAR and
   *     the dependency to declare
   */
  static void check(String client) {
    check(client, PROBLEMS);
  }

  /** Also checks the libraries that a provider needs. */
  static void check(String client, Provider provider) {
    List<String> problems = new ArrayList<>(PROBLEMS);
    problems.addAll(problems(provider.requiredLibraries()));
    check(client, problems);
  }

  private static void check(String client, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalStateException(client + ".builder(): " + String.join("\n", problems));
    }
  }

  private static List<String> problems(List<RequiredLibrary> libraries) {
    return libraries.stream().map(RequiredLibrary::problem).filter(Objects::nonNull).toList();
  }

  private static void linkGson() {
    new JsonReader(Reader.nullReader()).getPreviousPath(); // since 2.9
  }

  private static void linkOkio() {
    BufferedSink sink = new Buffer();
    sink.getBuffer(); // since 2.0
    okhttp3.Credentials.basic("", ""); // OkHttp 5 needs a matching Okio for it
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
