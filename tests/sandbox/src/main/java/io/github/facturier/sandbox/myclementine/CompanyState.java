package io.github.facturier.sandbox.myclementine;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of a company. */
final class CompanyState {
  static final String USERNAME = "jeandupont";
  static final String PASSWORD = "jd65790ayu!";
  static final long USER_ID = 20562;
  static final long SOCIETY_ID = 12309011;

  final Clock clock;
  final Set<String> tokens = new HashSet<>();
  final Map<Long, JsonObject> files = new LinkedHashMap<>();
  final Map<Long, Long> links = new HashMap<>();
  final Map<Long, Long> categories = new HashMap<>();
  final JsonObject user =
      Json.object(
          "id",
          USER_ID,
          "firstname",
          "Jean",
          "lastname",
          "Dupont",
          "email",
          "jean.dupont@compta-clementine.fr");
  final JsonObject society =
      Json.object("id", SOCIETY_ID, "name", "Dupont Conseil", "phone", "0123456789");

  AccountingType accounting = AccountingType.ACCRUAL;
  String password = PASSWORD;
  byte[] logo = {};
  private int tokensGiven;

  CompanyState(Clock clock) {
    this.clock = clock;
    LocalDate today = LocalDate.now(clock);
    addFile(3411, "purchase", today, "Fournitures", "120.00");
    addFile(3412, "purchase", LocalDate.of(2018, 1, 15), "Électricité", "85.20");
    addFile(5175281, "sales", today, "Conseil", "1200.00");
    addFile(5175282, "sales", LocalDate.of(2018, 1, 31), "Formation", "640.00");
    addFile(98765432, "various", LocalDate.of(2018, 2, 1), "Statuts", null);
  }

  private void addFile(
      long id, String kind, LocalDate date, String label, @Nullable String amount) {
    files.put(
        id, Json.object("id", id, "kind", kind, "date", date, "label", label, "amount", amount));
  }

  /** Issues a new token; earlier tokens stay valid. */
  String newToken() {
    String token = "sandbox-token-Zt7er43T3gm7qBE79jU9KXjK8F2r4iRx-" + ++tokensGiven;
    tokens.add(token);
    return token;
  }
}
