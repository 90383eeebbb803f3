package io.github.facturier.sandbox;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files attached to documents. */
final class VosAttachments {
  private final VosState state;
  private final VosStorage storage;
  private final Map<Long, Map<String, byte[]>> files = new HashMap<>();

  VosAttachments(VosState state, VosStorage storage) {
    this.state = state;
    this.storage = storage;
  }

  Reply credentials(Call call) {
    JsonObject invoice = VosState.require(state.invoices, call);
    return Reply.json(200, storage.credentials(VosState.idOf(invoice), state.newToken()));
  }

  /** Registers a file that the storage has received; any other is refused. */
  Reply add(Call call) {
    JsonObject invoice = VosState.require(state.invoices, call);
    String name = call.param("file_name");
    if (name == null) {
      throw VosErrors.invalid("file_name", VosErrors.BLANK);
    }
    long id = VosState.idOf(invoice);
    byte[] content = storage.take(id, name);
    if (content == null) {
      throw VosErrors.invalid("file_name", VosErrors.UNKNOWN);
    }
    Map<String, byte[]> attached = files.computeIfAbsent(id, key -> new LinkedHashMap<>());
    attached.put(name, content);
    invoice.addProperty("has_attachments", true);
    invoice.addProperty("attachments_count", attached.size());
    state.stamp(invoice);
    return Reply.json(200, Json.object("code", "success", "message", "ok"));
  }

  Reply zip(Call call) {
    long id = VosState.idOf(VosState.require(state.invoices, call));
    Map<String, byte[]> attached = files.get(id);
    if (attached == null) {
      throw VosErrors.notFound();
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
    return Reply.file(200, "application/zip", bytes.toByteArray())
        .with("Content-Disposition", "attachment; filename=\"attachments.zip\"");
  }
}
