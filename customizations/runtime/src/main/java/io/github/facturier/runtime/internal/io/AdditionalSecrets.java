package io.github.facturier.runtime.internal.io;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The values of secret parameters that were added to a request. A tag of the request. */
public record AdditionalSecrets(List<String> values) {

  /** Returns the request with one more secret. */
  public static Request add(Request request, String value) {
    List<String> all = new ArrayList<>(of(request));
    all.add(value);
    return request
        .newBuilder()
        .tag(AdditionalSecrets.class, new AdditionalSecrets(List.copyOf(all)))
        .build();
  }

  public static List<String> of(Request request) {
    @Nullable AdditionalSecrets tag = request.tag(AdditionalSecrets.class);
    return tag == null ? List.of() : tag.values();
  }
}
