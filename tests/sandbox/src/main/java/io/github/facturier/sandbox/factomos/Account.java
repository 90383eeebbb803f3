package io.github.facturier.sandbox.factomos;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An account: user name, token and secret, records, and the number of calls of the day. */
final class Account {
  final String username;
  final String token;
  final String secret;
  final boolean partner;
  final AccountRecords records;
  String status = "active";
  boolean deleted;
  private @Nullable LocalDate day;
  private int calls;

  Account(String username, String token, String secret, boolean partner, AccountRecords records) {
    this.username = username;
    this.token = token;
    this.secret = secret;
    this.partner = partner;
    this.records = records;
  }

  /** Counts a call; false if it exceeds the quota of the day. */
  boolean count(int most) {
    LocalDate today = records.today();
    if (!today.equals(day)) {
      day = today;
      calls = 0;
    }
    calls++;
    return calls <= most;
  }
}
