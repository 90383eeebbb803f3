package io.github.facturier.sandbox.myclementine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.MyClementineSandbox;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.openapi.ValidatingHttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MyClementineSandboxTest {
  private static final String SOCIETY = "12309011";
  private static final String USER = "20562";

  private final Sandbox sandbox =
      Sandbox.start(Clock.fixed(Instant.parse("2026-03-10T10:00:00Z"), ZoneOffset.UTC));
  private final MyClementineSandbox clementine = sandbox.myClementine();
  private final ValidatingHttpClient http =
      new ValidatingHttpClient(clementine.url(), "myclementine.yaml");

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void everyOperationRespondsAsDocumented() throws Exception {
    logIn();
    accrual();
    clementine.accounting(MyClementineSandbox.Accounting.CASH);
    cash();
    user();
    assertEquals(http.operations(), http.succeeded());
    assertEquals(List.of(), http.invalidResponses());
    assertEquals(List.of(), clementine.violations());
  }

  private void logIn() throws Exception {
    HttpResponse<byte[]> response =
        http.post("users/token", "{'username':'jeandupont','password':'jd65790ayu!'}");
    JsonObject data = ValidatingHttpClient.json(response).getAsJsonObject("data");
    assertEquals("1", data.get("type_compta").getAsString());
    assertEquals(SOCIETY, data.get("society_id").getAsString());
    http.authorization("Bearer " + data.get("token").getAsString());
  }

  private void accrual() throws Exception {
    ok(http.get("accounting_file/setAccountEnga/5175281/2"));
    assertEquals(Optional.of(2L), clementine.category(5175281));
    HttpResponse<byte[]> detail =
        http.get("accounting_file/getDetailAccountingFile/" + SOCIETY + "/5175281");
    assertEquals(
        "20", ValidatingHttpClient.json(detail).getAsJsonObject("data").get("tva").getAsString());
    ok(http.get("accounting_file/getTvasByAccountingFile/3411"));
  }

  private void cash() throws Exception {
    assertEquals(1, count("listFilesPurchase/" + SOCIETY));
    assertEquals(1, count("listFilesPurchase/" + SOCIETY + "/01/2018"));
    assertEquals(0, count("listFilesPurchase/" + SOCIETY + "/02/2018"));
    assertEquals(1, count("listFilesSales/" + SOCIETY));
    assertEquals(1, count("listFilesSales/" + SOCIETY + "/01/2018"));
    assertEquals(1, count("listFilesVarious/" + SOCIETY));
    ok(http.get("accounting_file/saveFileForTransaction/" + SOCIETY + "/1234567/98765432"));
    assertEquals(Optional.of(98765432L), clementine.linkedFile(1234567));
  }

  private int count(String path) throws Exception {
    return ValidatingHttpClient.json(http.get("accounting_file/" + path))
        .getAsJsonArray("data")
        .size();
  }

  private void user() throws Exception {
    ok(http.post("users/editMyIdentifiant/" + USER, "{'firstname':'J.'}"));
    JsonObject profil = ValidatingHttpClient.json(http.post("users/getProfil/" + USER));
    JsonObject user = profil.getAsJsonObject("data").getAsJsonObject("user");
    assertEquals("J.", user.get("firstname").getAsString());
    ok(http.post("users/editMySociety/" + USER, "{'phone':'0600000000'}"));
    JsonObject society = ValidatingHttpClient.json(http.post("users/getSociety/" + SOCIETY));
    assertEquals("0600000000", society.getAsJsonObject("data").get("phone").getAsString());
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"image_r\"; filename=\"l.png\"\r\n"
            + "Content-Type: image/png\r\n\r\nPNG\r\n--b--\r\n";
    ok(
        http.send(
            "POST",
            "users/editMyLogo/" + SOCIETY,
            "multipart/form-data; boundary=b",
            form.getBytes(StandardCharsets.UTF_8)));
    assertArrayEquals("PNG".getBytes(StandardCharsets.UTF_8), clementine.logo());
    ok(http.post("users/editMyPassword/" + USER, "{'password':'n','password_confirm':'n'}"));
    assertEquals(401, status("users/token", "{'username':'jeandupont','password':'jd65790ayu!'}"));
    assertEquals(200, status("users/token", "{'username':'jeandupont','password':'n'}"));
  }

  private int status(String path, String json) throws Exception {
    return http.post(path, json).statusCode();
  }

  @Test
  void rejectsTheOtherAccountingTypeAndInvalidTokens() throws Exception {
    assertEquals(401, http.post("users/getProfil/" + USER).statusCode());
    http.authorization("Bearer " + clementine.newToken());
    assertEquals(403, http.get("accounting_file/listFilesSales/" + SOCIETY).statusCode());
    assertEquals(404, http.post("users/getSociety/1").statusCode());
    assertEquals(404, http.post("users/getProfil/1").statusCode());
    assertEquals(404, http.get("accounting_file/getTvasByAccountingFile/1").statusCode());
    assertEquals(404, http.get("accounting_file/setAccountEnga/3411/9").statusCode());
    clementine.expireTokens();
    assertEquals(401, http.post("users/getProfil/" + USER).statusCode());
    assertEquals(List.of(), http.invalidResponses());
  }

  @Test
  void failureMayHaveStatus200() throws Exception {
    http.authorization("Bearer " + clementine.newToken());
    HttpResponse<byte[]> refused =
        http.post("users/editMyPassword/" + USER, "{'password':'a','password_confirm':'b'}");
    assertEquals(200, refused.statusCode());
    assertEquals("false", ValidatingHttpClient.json(refused).get("success").getAsString());
    clementine.reset();
    assertEquals(401, http.post("users/getProfil/" + USER).statusCode());
  }

  @Test
  void reportsViolationsOfTheDocument() throws Exception {
    http.authorization("Bearer " + clementine.newToken());
    http.get("accounting_file/listFilesSales/" + SOCIETY + "/13/2018");
    http.post("users/token", "{'username':'jeandupont'}");
    assertEquals(2, clementine.violations().size(), clementine.violations()::toString);
  }

  private static void ok(HttpResponse<byte[]> response) {
    assertEquals("{\"success\":\"true\"", ValidatingHttpClient.text(response).substring(0, 17));
  }
}
