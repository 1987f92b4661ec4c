package org.loompq.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.loompq.Query;

/** The queries of the benchmarks. */
public interface Accounts {

  /** A row of four columns. */
  record Account(long id, String owner, BigDecimal balance, Instant openedAt) {}

  @Query("SELECT id, owner, balance, opened_at FROM account WHERE id = :id")
  Account find(long id);

  @Query("SELECT id, owner, balance, opened_at FROM account")
  List<Account> all();
}
