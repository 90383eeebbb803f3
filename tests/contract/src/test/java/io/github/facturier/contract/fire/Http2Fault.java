package io.github.facturier.contract.fire;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What goes wrong with a request over HTTP/2, once its head was received. */
enum Http2Fault {
  /** The server says that it did nothing, and OkHttp would send the request again by itself. */
  REFUSED_STREAM(Fault.CUT_AFTER_REQUEST) {
    @Override
    void on(DataOutputStream out, int stream) throws IOException {
      Http2Server.write(out, RST_STREAM, 0, stream, 0, 0, 0, 7);
    }
  },

  INTERNAL_ERROR(Fault.CUT_AFTER_REQUEST) {
    @Override
    void on(DataOutputStream out, int stream) throws IOException {
      Http2Server.write(out, RST_STREAM, 0, stream, 0, 0, 0, 2);
    }
  },

  /** The connection ends; of no stream the server says that it did anything. */
  GOAWAY(Fault.CUT_AFTER_REQUEST) {
    @Override
    void on(DataOutputStream out, int stream) throws IOException {
      Http2Server.write(out, GO_AWAY, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
  },

  /** The connection ends after this stream, it is said, and then it just ends. */
  GOAWAY_AND_CUT(Fault.CUT_AFTER_REQUEST) {
    @Override
    void on(DataOutputStream out, int stream) throws IOException {
      Http2Server.write(out, GO_AWAY, 0, 0, 0, 0, stream >> 8, stream, 0, 0, 0, 0);
      out.close();
    }
  },

  CUT(Fault.CUT_AFTER_REQUEST) {
    @Override
    void on(DataOutputStream out, int stream) throws IOException {
      out.close();
    }
  },

  STATUS_408(Fault.STATUS_408) {
    @Override
    void on(DataOutputStream out, int stream) throws IOException {
      status(out, stream, "408");
    }
  },

  STATUS_503(Fault.STATUS_503) {
    @Override
    void on(DataOutputStream out, int stream) throws IOException {
      status(out, stream, "503");
    }
  };

  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int GO_AWAY = 7;
  private static final int END_STREAM_AND_HEADERS = 5;

  /** What has the same consequences over HTTP/1.1. */
  final Fault alike;

  Http2Fault(Fault alike) {
    this.alike = alike;
  }

  abstract void on(DataOutputStream out, int stream) throws IOException;

  /** An answer without a body: the name of the header is the eighth that HPACK knows. */
  private static void status(DataOutputStream out, int stream, String status) throws IOException {
    byte[] digits = status.getBytes(StandardCharsets.US_ASCII);
    Http2Server.write(
        out, HEADERS, END_STREAM_AND_HEADERS, stream, 8, 3, digits[0], digits[1], digits[2]);
  }
}
