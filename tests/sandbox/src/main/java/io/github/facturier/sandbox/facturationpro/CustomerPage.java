package io.github.facturier.sandbox.facturationpro;

import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Reply;

/**
 * A page that loads a customer by JSONP, as a shop's own would, and shows his name. It logs the
 * browser in, as a user of Facturation.pro is.
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

  Reply show(Call call) {
    Long firm = Json.id(call.param("firm"));
    Long customer = Json.id(call.param("customer"));
    if (firm == null || customer == null) {
      throw ErrorResponses.notFound();
    }
    return Reply.raw(200, "text/html; charset=utf-8", PAGE.formatted(firm, customer))
        .with("Set-Cookie", access.sessionCookie());
  }
}
