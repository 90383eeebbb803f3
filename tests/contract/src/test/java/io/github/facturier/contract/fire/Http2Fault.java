package io.github.facturier.contract.fire;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The faults of a request over HTTP/2, after its headers were received. */
enum Http2Fault {
  /** The server reports that it did not process the request, and OkHttp would resend it. */
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

  /** The connection ends with GOAWAY, and no stream was processed. */
  GOAWAY(Fault.CUT_AFTER_REQUEST) {
    @Override
    void on(DataOutputStream out, int stream) throws IOException {
      Http2Server.write(out, GO_AWAY, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
  },

  /** GOAWAY says that this stream is processed, but the connection closes without a response. */
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

  /** The fault with the same outcome over HTTP/1.1. */
  final Fault alike;

  Http2Fault(Fault alike) {
    this.alike = alike;
  }

  abstract void on(DataOutputStream out, int stream) throws IOException;

  /** A response without a body: the header field is entry 8 of the static table of HPACK. */
  private static void status(DataOutputStream out, int stream, String status) throws IOException {
    byte[] digits = status.getBytes(StandardCharsets.US_ASCII);
    Http2Server.write(
        out, HEADERS, END_STREAM_AND_HEADERS, stream, 8, 3, digits[0], digits[1], digits[2]);
  }
}
