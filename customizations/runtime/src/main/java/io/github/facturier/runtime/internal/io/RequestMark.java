package io.github.facturier.runtime.internal.io;

import java.util.HashSet;
import java.util.Set;
import okhttp3.Request;

/** Flags of a request in addition to its operation. A request may have several. */
public enum RequestMark {
  /** The response is streamed, although the operation returns no file. */
  STREAMED,
  /** The client was built with {@code allowInsecureHttp()}. */
  INSECURE_HTTP,
  /** The request continues a running call, and is sent even if the client was closed meanwhile. */
  CONTINUED;

  private record Marks(Set<RequestMark> all) {}

  /** Returns the request with this flag. */
  public Request on(Request request) {
    Set<RequestMark> all = new HashSet<>(Set.of(this)); // an EnumSet does not survive shrinking
    Marks marks = request.tag(Marks.class);
    if (marks != null) {
      all.addAll(marks.all());
    }
    return request.newBuilder().tag(Marks.class, new Marks(all)).build();
  }

  public boolean isOn(Request request) {
    Marks marks = request.tag(Marks.class);
    return marks != null && marks.all().contains(this);
  }
}
