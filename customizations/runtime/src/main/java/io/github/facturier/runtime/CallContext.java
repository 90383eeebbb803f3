package io.github.facturier.runtime;

import java.io.IOException;
import java.util.concurrent.Executor;
import okhttp3.Request;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Converter;
import retrofit2.Response;

/**
 * What all calls of a client have in common.
 *
 * @param calls makes calls that go through the interceptors
 * @param errors makes their exceptions
 * @param pager tells where a list ends
 * @param background runs what need not be waited for, unless the client is closed
 */
record CallContext(okhttp3.Call.Factory calls, Errors errors, Pager pager, Executor background) {
  <T> Call<T> call(Request request, Converter<ResponseBody, T> converter) {
    return new RequestCall<>(calls, request, converter);
  }

  ApiCall<Download> download(Request request) {
    Request streamed = request.newBuilder().tag(Download.Marker.class, Download.Marker.RAW).build();
    Shape<ResponseBody, Download> shape = downloads("");
    return new DefaultApiCall<>(call(streamed, shape.converter()), shape, this);
  }

  Shape<ResponseBody, Download> downloads(String mediaType) {
    return new Shape<>(body -> body, response -> download(response, mediaType));
  }

  private Download download(Response<ResponseBody> response, String mediaType) throws IOException {
    Request request = response.raw().request();
    return Download.checked(response, mediaType, () -> describe(request));
  }

  ApiException inAnswer(Request request, RuntimeException e) {
    if (e instanceof AnswerException answer) {
      return answer.html
          ? errors.html(request, 200, answer.body)
          : errors.inAnswer(request, 200, answer.body);
    }
    return errors.decoding(request, 200, (DecodingException) e);
  }

  String describe(Request request) {
    return CallInfo.of(request).name() + " " + request.method() + " " + errors.redactedUrl(request);
  }
}
