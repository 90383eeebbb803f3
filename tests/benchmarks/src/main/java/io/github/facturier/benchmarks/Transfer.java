package io.github.facturier.benchmarks;

import io.github.facturier.runtime.Upload;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Okio;

/**
 * Transfers a file of 1 GiB in a JVM with a small heap, and prints the seconds: the median of three
 * runs, since the speed of loopback varies.
 */
final class Transfer {
  private static final int TIMES = 3;

  private Transfer() {}

  public static void main(String[] arguments) throws IOException {
    String url = arguments[1];
    Path file = Path.of(arguments[2]);
    VosFacturesClient client = client(url);
    OkHttpClient plain = new OkHttpClient();
    Task task =
        switch (arguments[0]) {
          case "facturier-download" -> () -> download(client);
          case "okhttp-download" -> () -> plainDownload(plain, url);
          case "facturier-upload" -> () -> upload(client, file);
          default -> () -> plainUpload(plain, url, file);
        };
    greet(client, plain, url); // startup is measured elsewhere
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      task.run();
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    System.out.println(Measured.median(seconds, "s").value());
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private interface Task {
    void run() throws IOException;
  }

  private static VosFacturesClient client(String url) {
    return VosFacturesClient.builder()
        .baseUrl(url)
        .credentials(ApiToken.of(Loopback.TOKEN))
        .build();
  }

  /** Uploads a file of a few bytes first, as a warm-up. */
  private static void greet(VosFacturesClient client, OkHttpClient plain, String url)
      throws IOException {
    Path small = Files.write(Files.createTempFile("small", ".png"), new byte[100]);
    try {
      upload(client, small);
      plainUpload(plain, url, small);
    } finally {
      Files.delete(small);
    }
  }

  private static void download(VosFacturesClient client) throws IOException {
    long size = client.invoices().downloadPdf(1).result().copyTo(OutputStream.nullOutputStream());
    require(size);
  }

  private static void plainDownload(OkHttpClient plain, String url) throws IOException {
    Request request = new Request.Builder().url(url + "invoices/1.pdf").build();
    try (Response response = plain.newCall(request).execute()) {
      require(response.body().source().readAll(Okio.sink(OutputStream.nullOutputStream())));
    }
  }

  private static void upload(VosFacturesClient client, Path file) throws IOException {
    client.departments().uploadLogo(1, Upload.of(file).contentType("image/png")).result();
  }

  private static void plainUpload(OkHttpClient plain, String url, Path file) throws IOException {
    RequestBody content = RequestBody.create(file.toFile(), MediaType.get("image/png"));
    MultipartBody body =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("api_token", Loopback.TOKEN)
            .addFormDataPart("department[logo]", "logo.png", content)
            .build();
    Request request = new Request.Builder().url(url + "departments/1.json").put(body).build();
    try (Response response = plain.newCall(request).execute()) {
      response.body().bytes();
    }
  }

  private static void require(long size) throws IOException {
    if (size != LoopbackServer.FILE) {
      throw new IOException("cut short: " + size);
    }
  }
}
