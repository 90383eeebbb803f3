package io.github.facturier.sandbox.myclementine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Part;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import io.github.facturier.sandbox.openapi.ApiDocument;
import io.github.facturier.sandbox.openapi.RoutedApplication;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The operations of MyClementine. */
public final class MyClementineApplication extends RoutedApplication {
  /** User name that the login accepts. */
  public static final String USERNAME = CompanyState.USERNAME;

  /** Initial password of the user. */
  public static final String PASSWORD = CompanyState.PASSWORD;

  /** Identifier of the user. */
  public static final long USER_ID = CompanyState.USER_ID;

  /** Identifier of the company. */
  public static final long SOCIETY_ID = CompanyState.SOCIETY_ID;

  private static final String LOGIN_PATH = "/api/users/token";
  private static final String BEARER = "Bearer ";

  private final CompanyState state;

  /** Creates a company. */
  public MyClementineApplication(Clock clock) {
    super(ApiDocument.load("myclementine.yaml", ""));
    this.state = new CompanyState(clock);
    addFiles(new AccountingFiles(state));
    routes
        .add("POST", LOGIN_PATH, this::logIn)
        .add("POST", "/api/users/editMyIdentifiant/{user_id}", this::editIdentifiant)
        .add("POST", "/api/users/editMyLogo/{society_id}", this::editLogo)
        .add("POST", "/api/users/editMyPassword/{user_id}", this::editPassword)
        .add("POST", "/api/users/editMySociety/{user_id}", this::editSociety)
        .add("POST", "/api/users/getProfil/{user_id}", this::profil)
        .add("POST", "/api/users/getSociety/{society_id}", this::society);
  }

  private void addFiles(AccountingFiles files) {
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

  /** Changes the accounting type of the company. */
  public synchronized void accounting(AccountingType accounting) {
    state.accounting = accounting;
  }

  /** Invalidates all tokens. */
  public synchronized void expireTokens() {
    state.tokens.clear();
  }

  /** Issues a token. */
  public synchronized String newToken() {
    return state.newToken();
  }

  /** The document that a bank transaction is linked to. */
  public synchronized Optional<Long> linkedFile(long transactionId) {
    return Optional.ofNullable(state.links.get(transactionId));
  }

  /** The category of an invoice. */
  public synchronized Optional<Long> category(long fileId) {
    return Optional.ofNullable(state.categories.get(fileId));
  }

  /** The uploaded logo of the company, empty if there is none. */
  public synchronized byte[] logo() {
    return state.logo.clone();
  }

  @Override
  protected void authorize(Request request) {
    String header = Objects.requireNonNullElse(request.headers().get("Authorization"), "");
    boolean known =
        header.startsWith(BEARER) && state.tokens.contains(header.substring(BEARER.length()));
    if (!known && !request.path().equals(LOGIN_PATH)) {
      throw error(401, "Unauthorized");
    }
  }

  @Override
  protected ErrorResponseException unknownPath() {
    return error(404, "Not Found");
  }

  static ErrorResponseException error(int status, String message) {
    return new ErrorResponseException(
        Response.json(status, Json.object("success", "false", "message", message)));
  }

  static Response success(String name, JsonElement value) {
    return Response.json(200, Json.object("success", "true", name, value));
  }

  static Response success() {
    return Response.json(200, Json.object("success", "true"));
  }

  /** Throws an error if the company has another accounting type. */
  static void require(CompanyState state, AccountingType accounting) {
    if (state.accounting != accounting) {
      throw error(403, "Fonction non disponible pour ce type de comptabilité");
    }
  }

  static void requireSociety(Request request) {
    if (!request.pathValue("society_id").equals(Long.toString(CompanyState.SOCIETY_ID))) {
      throw error(404, "Not Found");
    }
  }

  private static void requireUser(Request request) {
    if (!request.pathValue("user_id").equals(Long.toString(CompanyState.USER_ID))) {
      throw error(404, "Not Found");
    }
  }

  private Response logIn(Request request) {
    boolean right =
        CompanyState.USERNAME.equals(request.param("username"))
            && state.password.equals(request.param("password"));
    if (!right) {
      throw error(401, "Unauthorized");
    }
    return success(
        "data",
        Json.object(
            "token",
            state.newToken(),
            "type_compta",
            state.accounting.code,
            "society_id",
            CompanyState.SOCIETY_ID,
            "user",
            state.user));
  }

  private static JsonObject body(Request request) {
    JsonObject body = request.json();
    return body == null ? new JsonObject() : body;
  }

  private Response editIdentifiant(Request request) {
    requireUser(request);
    Json.merge(state.user, body(request), List.of("id"));
    return success();
  }

  private Response editLogo(Request request) {
    requireSociety(request);
    Part image = request.part("image_r");
    if (image == null) {
      throw error(422, "image_r");
    }
    state.logo = image.content();
    return success();
  }

  /** A wrong repetition of the password results in an error with status 200. */
  private Response editPassword(Request request) {
    requireUser(request);
    String password = request.param("password");
    if (password == null || !password.equals(request.param("password_confirm"))) {
      throw error(200, "Les mots de passe ne correspondent pas");
    }
    state.password = password;
    return success();
  }

  private Response editSociety(Request request) {
    requireUser(request);
    Json.merge(state.society, body(request), List.of("id"));
    return success("society", state.society.deepCopy());
  }

  private Response profil(Request request) {
    requireUser(request);
    return success("data", Json.object("user", state.user.deepCopy()));
  }

  private Response society(Request request) {
    requireSociety(request);
    return success("data", state.society.deepCopy());
  }
}
