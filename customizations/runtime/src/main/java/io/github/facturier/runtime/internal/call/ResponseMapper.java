package io.github.facturier.runtime.internal.call;

import java.io.IOException;
import java.util.function.Function;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Response;

/**
 * How a response becomes a result: first Retrofit's part, the conversion of the body alone, then
 * ours, which sees the headers as well.
 *
 * @param <S> what the converter makes
 * @param <T> what the caller gets
 * @param converter makes an {@code S} of the body
 * @param finish makes a {@code T} of it; gets no body with 204
 * @param mayBeEmpty whether the caller can do with null
 */
record ResponseMapper<S, T>(
    Converter<ResponseBody, S> converter, Finish<S, T> finish, boolean mayBeEmpty) {
  ResponseMapper(Converter<ResponseBody, S> converter, Finish<S, T> finish) {
    this(converter, finish, false);
  }

  /** The same with something else made of what the caller would get. */
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
