package io.github.facturier.sandbox.factomos;

import io.github.facturier.sandbox.http.Form;
import io.github.facturier.sandbox.http.LoopbackNotifier;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/** The HTML pages: the estimate form, and the form that authorizes an application. */
final class WebPages {
  private static final String PAGE = "text/html; charset=utf-8";

  private final Accounts accounts;
  private final Sessions sessions;
  private @Nullable String callback;
  private @Nullable String webhook;

  WebPages(Accounts accounts, Sessions sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
  }

  /** The estimate form; redirects to the sign-in page without a session. */
  Response estimateForm(Request request, Form form) {
    if (sessions.account(request) == null) {
      return Response.empty(302).withHeader("Location", "/connexion");
    }
    return page("Créer un devis", fields(form));
  }

  Response signIn() {
    return page("Connexion", "<input name=\"login\"><input name=\"password\" type=\"password\">");
  }

  Response authorization(Request request) {
    callback = request.param("app_callback");
    webhook = request.param("webhook_url");
    return page("Autoriser " + escape(request.param("app_name", "")), "<button>Autoriser</button>");
  }

  /**
   * Submits the last authorization form: posts token and secret of the account to the application.
   *
   * @throws IllegalStateException if no authorization form was requested
   */
  void agree() {
    if (callback == null) {
      throw new IllegalStateException("agree: no authorization form was shown");
    }
    Account account = accounts.first();
    account.records.notifyTo(webhook);
    LoopbackNotifier.send(
        callback,
        new FormBody.Builder()
            .add("api_key", account.token)
            .add("api_secret", account.secret)
            .build());
  }

  private static String fields(Form form) {
    StringBuilder fields = new StringBuilder();
    for (String name : form.names()) {
      fields.append("<input name=\"").append(escape(name)).append("\" value=\"");
      fields.append(escape(form.get(name, ""))).append("\">\n");
    }
    return fields.toString();
  }

  private static Response page(String title, String content) {
    return Response.raw(
        200,
        PAGE,
        "<!DOCTYPE html>\n<html lang=\"fr\"><head><title>"
            + title
            + "</title></head>\n<body><form method=\"post\">\n"
            + content
            + "</form></body></html>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
