package io.github.facturier.contract.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import okhttp3.mockwebserver.MockResponse;
import okio.Buffer;

/**
 * A response as a server of a provider sends it.
 *
 * @param status the HTTP status
 * @param mediaType the header {@code Content-Type}, null if there is no body
 * @param body the body as it is on the wire
 */
public record WireResponse(int status, String mediaType, byte[] body) {
  /** A small file of a type; one of CSV where the document leaves the type open. */
  static WireResponse ofFile(int status, String documented) {
    String mediaType = documented.equals("*/*") ? "text/csv" : documented;
    return new WireResponse(status, mediaType, file(mediaType));
  }

  /** The bytes that stand for a file of a type. */
  public static byte[] file(String mediaType) {
    return switch (mediaType) {
      case "application/pdf" -> bytes("%PDF-1.4\n%%EOF\n");
      case "application/zip" -> zip();
      case "text/html" -> bytes("<!DOCTYPE html>\n<p>Facture\n");
      case "text/csv" -> bytes("Date;Libellé\r\n");
      case "text/xml", "application/xml" -> bytes("<?xml version=\"1.0\"?>\n<facture/>\n");
      default -> bytes("Facture\n");
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("bon-de-livraison.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** For a server of {@code MockWebServer}. */
  public MockResponse toMockResponse() {
    MockResponse response = new MockResponse().setResponseCode(status);
    return mediaType == null
        ? response
        : response.setHeader("Content-Type", mediaType).setBody(new Buffer().write(body));
  }
}
