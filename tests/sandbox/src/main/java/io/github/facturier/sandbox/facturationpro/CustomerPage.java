package io.github.facturier.sandbox.facturationpro;

import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.util.Locale;

/**
 * An HTML page that loads a customer with JSONP and shows their name. It starts a session in the
 * browser, as a login to Facturation.pro does.
 */
final class CustomerPage {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="fr">
      <meta charset="utf-8">
      <title>Client</title>
      <h1 id="customer">…</h1>
      <script>
        var shop = {
          show(customer) {
            document.getElementById('customer').textContent = customer.company_name;
          },
        };
      </script>
      <script src="/firms/%d/customers/%d.json?callback=shop.show"></script>
      </html>
      """;

  private final AccessControl access;

  CustomerPage(AccessControl access) {
    this.access = access;
  }

  Response show(Request request) {
    Long firm = Json.id(request.param("firm"));
    Long customer = Json.id(request.param("customer"));
    if (firm == null || customer == null) {
      throw ErrorResponses.notFound();
    }
    return Response.raw(
            200, "text/html; charset=utf-8", String.format(Locale.ROOT, PAGE, firm, customer))
        .withHeader("Set-Cookie", access.sessionCookie());
  }
}
