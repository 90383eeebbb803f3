package io.github.facturier.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.MyClementineSandbox.Accounting;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** The operations of MyClementine. */
final class ClemApplication extends SpecApplication {
  private static final String LOGIN = "/api/users/token";
  private static final String BEARER = "Bearer ";

  private final ClemState state;

  ClemApplication(Spec spec, ClemState state) {
    super(spec);
    this.state = state;
    addFiles(new ClemFiles(state));
    routes
        .add("POST", LOGIN, this::logIn)
        .add("POST", "/api/users/editMyIdentifiant/{user_id}", this::editIdentifiant)
        .add("POST", "/api/users/editMyLogo/{society_id}", this::editLogo)
        .add("POST", "/api/users/editMyPassword/{user_id}", this::editPassword)
        .add("POST", "/api/users/editMySociety/{user_id}", this::editSociety)
        .add("POST", "/api/users/getProfil/{user_id}", this::profil)
        .add("POST", "/api/users/getSociety/{society_id}", this::society);
  }

  private void addFiles(ClemFiles files) {
    String root = "/api/accounting_file/";
    String month = "/{society_id}/{month}/{year}";
    routes
        .add("GET", root + "getDetailAccountingFile/{society_id}/{file_id}", files::detail)
        .add("GET", root + "getTvasByAccountingFile/{file_id}", files::tvas)
        .add("GET", root + "listFilesPurchase/{society_id}", files.list("purchase"))
        .add("GET", root + "listFilesPurchase" + month, files.list("purchase"))
        .add("GET", root + "listFilesSales/{society_id}", files.list("sales"))
        .add("GET", root + "listFilesSales" + month, files.list("sales"))
        .add("GET", root + "listFilesVarious/{society_id}", files.list("various"))
        .add(
            "GET",
            root + "saveFileForTransaction/{society_id}/{transaction_id}/{file_id}",
            files::link)
        .add("GET", root + "setAccountEnga/{file_id}/{account_id}", files::categorise);
  }

  synchronized void change(Consumer<ClemState> change) {
    change.accept(state);
  }

  synchronized <T> T read(Function<ClemState, T> question) {
    return question.apply(state);
  }

  @Override
  void authorise(Call call) {
    String header = Objects.requireNonNullElse(call.headers().get("Authorization"), "");
    boolean known =
        header.startsWith(BEARER) && state.tokens.contains(header.substring(BEARER.length()));
    if (!known && !call.path().equals(LOGIN)) {
      throw refusal(401, "Unauthorized");
    }
  }

  @Override
  Refusal unknownPath() {
    return refusal(404, "Not Found");
  }

  static Refusal refusal(int status, String message) {
    return new Refusal(Reply.json(status, Json.object("success", "false", "message", message)));
  }

  static Reply success(String name, JsonElement value) {
    return Reply.json(200, Json.object("success", "true", name, value));
  }

  static Reply success() {
    return Reply.json(200, Json.object("success", "true"));
  }

  /** Refuses what the other accounting type has alone. */
  static void require(ClemState state, Accounting accounting) {
    if (state.accounting != accounting) {
      throw refusal(403, "Fonction non disponible pour ce type de comptabilité");
    }
  }

  static void requireSociety(Call call) {
    if (!call.pathValue("society_id").equals(Long.toString(ClemState.SOCIETY_ID))) {
      throw refusal(404, "Not Found");
    }
  }

  private static void requireUser(Call call) {
    if (!call.pathValue("user_id").equals(Long.toString(ClemState.USER_ID))) {
      throw refusal(404, "Not Found");
    }
  }

  private Reply logIn(Call call) {
    boolean right =
        ClemState.USERNAME.equals(call.param("username"))
            && state.password.equals(call.param("password"));
    if (!right) {
      throw refusal(401, "Unauthorized");
    }
    return success(
        "data",
        Json.object(
            "token",
            state.newToken(),
            "type_compta",
            state.accounting.wire,
            "society_id",
            ClemState.SOCIETY_ID,
            "user",
            state.user));
  }

  private static JsonObject body(Call call) {
    JsonObject body = call.json();
    return body == null ? new JsonObject() : body;
  }

  private Reply editIdentifiant(Call call) {
    requireUser(call);
    Json.merge(state.user, body(call), List.of("id"));
    return success();
  }

  private Reply editLogo(Call call) {
    requireSociety(call);
    Part image = call.part("image_r");
    if (image == null) {
      throw refusal(422, "image_r");
    }
    state.logo = image.content();
    return success();
  }

  /** A password that was not repeated right is refused with status 200. */
  private Reply editPassword(Call call) {
    requireUser(call);
    String password = call.param("password");
    if (password == null || !password.equals(call.param("password_confirm"))) {
      throw refusal(200, "Les mots de passe ne correspondent pas");
    }
    state.password = password;
    return success();
  }

  private Reply editSociety(Call call) {
    requireUser(call);
    Json.merge(state.society, body(call), List.of("id"));
    return success("society", state.society.deepCopy());
  }

  private Reply profil(Call call) {
    requireUser(call);
    return success("data", Json.object("user", state.user.deepCopy()));
  }

  private Reply society(Call call) {
    requireSociety(call);
    return success("data", state.society.deepCopy());
  }
}
