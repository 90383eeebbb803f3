package com.example.errorprone;

import io.github.facturier.runtime.Upload;
import io.github.facturier.vosfactures.InvoicesApi;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.model.InvoiceInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Calls with and without execution: each of the latter is a compile error. */
public final class App {
  private App() {}

  static void forgotten(VosFacturesClient client) {
    InvoicesApi invoices = client.invoices();
    invoices.create(InvoiceInput.builder().build()); // forgotten
    invoices.delete(100); // forgotten
    invoices.list(); // forgotten
    invoices.list(q -> q.page(1)); // forgotten
    invoices.downloadPdf(100); // forgotten
    invoices.get(1).with(request -> request); // forgotten
    invoices.get(1).raw(); // forgotten
    invoices.get(1).clone(); // forgotten
    invoices.list().prefetch(); // forgotten
    invoices.list().stream(); // forgotten
    invoices.list().pages(); // forgotten
    invoices.list().with(request -> request); // forgotten
    invoices.list().clone(); // forgotten
    invoices.get(1).with(request -> request).raw(); // forgotten
    invoices.getAttachmentCredentials(1); // forgotten
    invoices.addAttachment(1, "a.pdf"); // forgotten
    client.departments().uploadLogo(1, Upload.of("a.png", new byte[0])); // forgotten
    client.departments().uploadLogo(1, Upload.of("a.png", new byte[0])).clone(); // forgotten
    List.of(1L, 2L).forEach(id -> invoices.delete(id)); // forgotten
    List.of(1L, 2L).forEach(invoices::delete); // forgotten
  }

  static void made(VosFacturesClient client) throws IOException {
    InvoicesApi invoices = client.invoices();
    invoices.create(InvoiceInput.builder().build()).result();
    invoices.delete(100).result();
    invoices.delete(100).execute();
    invoices.delete(100).cancel();
    invoices.list(q -> q.page(1)).stream().forEach(System.out::println);
    invoices
        .list(
            q -> {
              q.page(1);
              q.perPage(2);
            })
        .result();
    invoices.downloadPdf(100).result().saveTo(Path.of("100.pdf"));
    invoices.attach(100, Path.of("100.txt"));
    invoices.list().totalEntries();
    InvoiceInput.Builder input = InvoiceInput.builder();
    input.number("1");
    VosFacturesClient.Builder builder = VosFacturesClient.builder();
    builder.account("votrecompte");
    client.close();
  }
}
