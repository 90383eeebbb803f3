package io.github.facturier.runtime.internal.call;

import java.io.IOException;
import java.util.function.Function;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Response;

/**
 * Maps a response to a result in two steps: Retrofit's converter reads the body, then {@code
 * finish} uses the whole response with its headers.
 *
 * @param <S> the type of the converted body
 * @param <T> the type of the result
 * @param converter converts the body
 * @param finish creates the result; with 204 the response has no body
 * @param mayBeEmpty whether the result may be null
 */
record ResponseMapper<S, T>(
    Converter<ResponseBody, S> converter, Finish<S, T> finish, boolean mayBeEmpty) {
  ResponseMapper(Converter<ResponseBody, S> converter, Finish<S, T> finish) {
    this(converter, finish, false);
  }

  /** Returns a mapper that applies a function to the result. */
  <R> ResponseMapper<S, R> map(Function<? super T, ? extends R> then) {
    return new ResponseMapper<>(
        converter,
        response -> {
          T made = finish.apply(response);
          return made == null ? null : then.apply(made);
        },
        mayBeEmpty);
  }

  interface Finish<S, T> {
    @Nullable T apply(Response<S> response) throws IOException;
  }
}
