package io.github.facturier.sandbox.factomos;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One account: who it is, its keys, its records, and its calls of the day. */
final class Account {
  final String username;
  final String token;
  final String secret;
  final boolean partner;
  final AccountRecords books;
  String status = "active";
  boolean deleted;
  private @Nullable LocalDate day;
  private int calls;

  Account(String username, String token, String secret, boolean partner, AccountRecords books) {
    this.username = username;
    this.token = token;
    this.secret = secret;
    this.partner = partner;
    this.books = books;
  }

  /** Counts a call; false if there were too many today. */
  boolean count(int most) {
    LocalDate today = books.today();
    if (!today.equals(day)) {
      day = today;
      calls = 0;
    }
    calls++;
    return calls <= most;
  }
}
