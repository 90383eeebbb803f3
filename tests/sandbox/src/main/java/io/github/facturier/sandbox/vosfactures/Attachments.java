package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files attached to documents. */
final class Attachments {
  private final AccountState state;
  private final AttachmentStorage storage;
  private final Map<Long, Map<String, byte[]>> files = new HashMap<>();

  Attachments(AccountState state, AttachmentStorage storage) {
    this.state = state;
    this.storage = storage;
  }

  Response credentials(Request request) {
    JsonObject invoice = AccountState.require(state.invoices, request);
    return Response.json(200, storage.credentials(AccountState.idOf(invoice), state.newToken()));
  }

  /** Attaches a file that was uploaded to the storage; any other is an error. */
  Response add(Request request) {
    JsonObject invoice = AccountState.require(state.invoices, request);
    String name = request.param("file_name");
    if (name == null) {
      throw ErrorResponses.invalid("file_name", ErrorResponses.BLANK);
    }
    long id = AccountState.idOf(invoice);
    byte[] content = storage.take(id, name);
    if (content == null) {
      throw ErrorResponses.invalid("file_name", ErrorResponses.UNKNOWN);
    }
    Map<String, byte[]> attached = files.computeIfAbsent(id, key -> new LinkedHashMap<>());
    attached.put(name, content);
    invoice.addProperty("has_attachments", true);
    invoice.addProperty("attachments_count", attached.size());
    state.stamp(invoice);
    return Response.json(200, Json.object("code", "success", "message", "ok"));
  }

  Response zip(Request request) {
    long id = AccountState.idOf(AccountState.require(state.invoices, request));
    Map<String, byte[]> attached = files.get(id);
    if (attached == null) {
      throw ErrorResponses.notFound();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : attached.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(state.clock.millis());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.file(200, "application/zip", bytes.toByteArray())
        .withHeader("Content-Disposition", "attachment; filename=\"attachments.zip\"");
  }
}
