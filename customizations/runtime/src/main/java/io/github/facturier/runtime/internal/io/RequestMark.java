package io.github.facturier.runtime.internal.io;

import java.util.EnumSet;
import java.util.Set;
import okhttp3.Request;

/** What is to be known of a request beyond its operation. A request may have several marks. */
public enum RequestMark {
  /** Its response is streamed though its operation returns no file. */
  STREAMED,
  /** Its client was built with {@code allowInsecureHttp()}. */
  INSECURE_HTTP,
  /** It continues what was begun, and is sent though the client was closed meanwhile. */
  CONTINUED;

  private record Marks(Set<RequestMark> all) {}

  /** The same request with this mark. */
  public Request on(Request request) {
    EnumSet<RequestMark> all = EnumSet.of(this);
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
