package io.github.facturier.sandbox.factomos;

import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Form;
import io.github.facturier.sandbox.http.LoopbackNotifier;
import io.github.facturier.sandbox.http.Reply;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/** The pages that people see: the estimate form, and the form that authorizes an application. */
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

  /** Shows the form to whoever is signed in; anybody else is sent to sign in first. */
  Reply estimateForm(Call call, Form form) {
    if (sessions.account(call) == null) {
      return Reply.empty(302).with("Location", "/connexion");
    }
    return page("Créer un devis", fields(form));
  }

  Reply signIn() {
    return page("Connexion", "<input name=\"login\"><input name=\"password\" type=\"password\">");
  }

  Reply authorization(Call call) {
    callback = call.param("app_callback");
    webhook = call.param("webhook_url");
    return page("Autoriser " + escape(call.param("app_name", "")), "<button>Autoriser</button>");
  }

  /**
   * The user of the last authorization form agrees: the application gets its keys.
   *
   * @throws IllegalStateException if no form was shown
   */
  void agree() {
    if (callback == null) {
      throw new IllegalStateException("agree: no authorization form was shown");
    }
    Account account = accounts.first();
    account.books.notifyTo(webhook);
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

  private static Reply page(String title, String content) {
    return Reply.raw(
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
