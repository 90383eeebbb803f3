package io.github.facturier.runtime;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.annotation.CanIgnoreReturnValue;
import io.github.facturier.runtime.annotation.CheckReturnValue;
import io.github.facturier.runtime.annotation.Effect;
import io.github.facturier.runtime.json.Model;
import java.util.List;
import okhttp3.RequestBody;

/**
 * A request that the API has and the client has no method for. It is sent as any other call, with
 * the credentials, retries, limits and errors of the client:
 *
 * <pre>{@code
 * Invoice invoice =
 *     client.request("GET", "invoices/{id}.json").path("id", 3).as(Invoice.class).result();
 * }</pre>
 *
 * <p>What is bound on the client, such as a firm, is also filled in here, under its name in the
 * spec: {@code "firms/{firm_id}/x.json"}.
 *
 * <p>A GET or HEAD is a read, any other method a write, unless {@link #effect} is called: a read is
 * retried after a connection failure and 503, a write is not.
 *
 * <p>Not thread-safe. The methods whose names begin with {@code as} create a call, which is not
 * executed yet. They throw {@link IllegalArgumentException} if a variable of the path has no value,
 * if the method does not allow a body, or if there are both a body and a form.
 */
@CheckReturnValue
public interface RawRequest {
  /**
   * Sets a variable of the path. The value is encoded: a slash in it is not a separator.
   *
   * @throws IllegalArgumentException if the path has no such variable, or the value is null, blank,
   *     {@code "."} or {@code ".."}
   */
  @CanIgnoreReturnValue
  RawRequest path(String name, Object value);

  /**
   * Adds a query parameter. A name that is added more than once is repeated.
   *
   * @throws IllegalArgumentException if the name is blank or the value is null
   */
  @CanIgnoreReturnValue
  RawRequest query(String name, Object value);

  /**
   * Adds a field of a form. A name that is added more than once is repeated.
   *
   * @throws IllegalArgumentException if the name is blank or the value is null
   */
  @CanIgnoreReturnValue
  RawRequest form(String name, Object value);

  /**
   * Adds a file to the form, which is sent as {@code multipart/form-data}.
   *
   * @throws IllegalArgumentException if the name is blank or the file is null
   */
  @CanIgnoreReturnValue
  RawRequest file(String name, Upload file);

  /**
   * Sets a header.
   *
   * @throws IllegalArgumentException if the name or the value is not valid
   */
  @CanIgnoreReturnValue
  RawRequest header(String name, String value);

  /** Sets a model as the JSON body. */
  @CanIgnoreReturnValue
  RawRequest body(Model json);

  /** Sets the JSON body. */
  @CanIgnoreReturnValue
  RawRequest body(JsonElement json);

  /** Sets a body of any media type. */
  @CanIgnoreReturnValue
  RawRequest body(RequestBody body);

  /** Sets whether the request reads or writes, whatever its method is. */
  @CanIgnoreReturnValue
  RawRequest effect(Effect effect);

  /** Marks the request as one that is never sent twice, not even after 429. */
  @CanIgnoreReturnValue
  RawRequest nonRepeatable();

  /** Sends the request with the credentials of this type, where the client has several. */
  @CanIgnoreReturnValue
  RawRequest credentials(Class<? extends Credentials> type);

  /** Sends the request without credentials. */
  @CanIgnoreReturnValue
  RawRequest withoutCredentials();

  /** Creates the call, with a model as its result. */
  <T extends Model> ApiCall<T> as(Class<T> type);

  /** Creates the call, with a list of models as its result. */
  <T extends Model> ApiCall<List<T>> asList(Class<T> type);

  /** Creates the call, with JSON of any form as its result. */
  ApiCall<JsonElement> asJson();

  /** Creates the call, with the unparsed response as its result: bytes and headers. */
  ApiCall<Download> asDownload();

  /**
   * Creates the call, with a file of this media type as its result. A response that cannot be such
   * a file is an error, as for the files of the spec; without a type, an HTML page is one.
   */
  ApiCall<Download> asDownload(String mediaType);

  /** Creates the call for a response without content of use. */
  ApiCall<Void> asVoid();
}
