package io.github.facturier.vosfactures.support;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.annotation.CheckReturnValue;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.annotation.Secret;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.json.JsonText;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.spi.Operations;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/**
 * Attaches a file to a document, which takes three calls: get a form from VosFactures, send it with
 * the file to a storage service, and register the file with VosFactures.
 *
 * <p>Source: README 2026-03, lines 1472-1510.
 */
public interface InvoiceAttachments {
  /** The first call; see the generated interface. */
  @CheckReturnValue
  ApiCall<? extends Model> getAttachmentCredentials(long id);

  /** The third call; see the generated interface. */
  @CheckReturnValue
  ApiCall<@Nullable Void> addAttachment(long id, String fileName);

  /**
   * The second call: sends the form to the storage service, which is another host and receives no
   * token.
   *
   * @param url the URL of the storage service
   * @param form the fields from the first call, then the file
   * @param secrets the values of those fields, which must not be logged
   */
  @CheckReturnValue
  @Operation(id = "uploadToStorage", anonymous = true, nonRepeatable = true)
  @Streaming
  @POST
  ApiCall<Download> uploadToStorage(
      @Url HttpUrl url, @Body RequestBody form, @Secret @Tag List<String> secrets);

  /**
   * Attaches a file with its own name; see {@link #attach(long, Upload)}.
   *
   * @throws IOException if the file cannot be read; no call is executed then
   */
  default void attach(long invoiceId, Path file) throws IOException {
    attach(invoiceId, Upload.of(file));
  }

  /**
   * Attaches a file to a document. Only the last of the three calls changes the document, so a
   * failure leaves no partial attachment. It is safe to attach again after a failure. If the client
   * is closed meanwhile, the remaining calls are still executed.
   *
   * @param invoiceId the identifier of the document
   * @param file the file; it is streamed. If it is created from a stream, the stream is closed in
   *     any case
   * @throws AttachmentException if one of the calls fails; it has the failed step, and its cause
   *     the reason
   */
  default void attach(long invoiceId, Upload file) {
    AttachmentException.Step step = AttachmentException.Step.CREDENTIALS;
    MultipartBody.Part part = Checks.required("attach", "file", file).part("file");
    Closeable stream = (Closeable) part.body();
    try (stream) {
      ApiCall<? extends Model> call = getAttachmentCredentials(invoiceId);
      Model credentials = call.result();
      step = AttachmentException.Step.STORAGE;
      upload(
          JsonText.parse(credentials.toJson()).getAsJsonObject(),
          part,
          Operations.allowsInsecureHttp(call.request()));
      step = AttachmentException.Step.REGISTRATION;
      addAttachment(invoiceId, file.fileName()).with(Operations::continued).result();
    } catch (ApiException | IllegalArgumentException e) {
      throw AttachmentException.of(step, invoiceId, file.fileName(), e);
    } catch (
        IOException e) { // from close(): the file was already sent, or another exception is thrown
      return;
    }
  }

  private void upload(JsonObject credentials, MultipartBody.Part file, boolean insecureHttp) {
    JsonElement address = credentials.remove("url");
    HttpUrl url =
        address != null && address.isJsonPrimitive() ? HttpUrl.parse(address.getAsString()) : null;
    if (url == null || !insecureHttp && !Checks.isConfidential(url)) {
      throw new IllegalArgumentException("VosFactures returned no https URL for the upload");
    }
    MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
    List<String> secrets = new ArrayList<>();
    for (Map.Entry<String, JsonElement> field : credentials.entrySet()) {
      if (field.getValue().isJsonPrimitive()) {
        form.addFormDataPart(field.getKey(), field.getValue().getAsString());
        secrets.add(field.getValue().getAsString());
      }
    }
    form.addPart(file);
    uploadToStorage(url, form.build(), secrets).with(Operations::continued).result().close();
  }
}
