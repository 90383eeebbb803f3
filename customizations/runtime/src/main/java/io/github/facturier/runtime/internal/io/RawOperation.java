package io.github.facturier.runtime.internal.io;

import io.github.facturier.runtime.annotation.Effect;
import java.lang.reflect.Type;
import java.util.List;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the client knows of a request that no method of an interface created. It is a tag of the
 * request.
 *
 * @param name the HTTP method and the path with its variables, for messages
 * @param nonRepeatable whether the request must never be sent a second time
 * @param credentials the type of credentials; null for any
 * @param anonymous whether the request is sent without credentials
 * @param mediaType the media type of the response
 * @param resultType the type of the result; null if it is not decoded
 * @param secrets the values of secret parameters
 */
public record RawOperation(
    String name,
    Effect effect,
    boolean nonRepeatable,
    @Nullable Class<?> credentials,
    boolean anonymous,
    String mediaType,
    @Nullable Type resultType,
    List<String> secrets) {

  /** Returns the tag of a request; null if a method of an interface created the request. */
  public static @Nullable RawOperation of(Request request) {
    return request.tag(RawOperation.class);
  }
}
