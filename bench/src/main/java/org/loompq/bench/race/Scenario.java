package org.loompq.bench.race;

import org.loompq.bench.Accounts.Account;

/** What callers do again and again. */
enum Scenario {
  BY_KEY("one row by its key", "query", 1) {
    @Override
    void request(BlockingContender contender, Answers answers) throws Exception {
      long id = answers.randomId();
      answers.check(id, contender.account(id));
    }
  },

  TWENTY("20 queries per request", "query", 20) {
    @Override
    void request(BlockingContender contender, Answers answers) throws Exception {
      long[] ids = new long[units()];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = answers.randomId();
      }
      Account[] accounts = contender.accounts(ids);
      for (int i = 0; i < ids.length; i++) {
        answers.check(ids[i], accounts[i]);
      }
    }
  },

  UPDATE("a SELECT and an UPDATE in a transaction", "transaction", 1) {
    @Override
    void request(BlockingContender contender, Answers answers) throws Exception {
      contender.update(answers.randomTally(), answers);
    }
  },

  FORTUNES("fortunes: 12 rows into records", "query", 1) {
    @Override
    void request(BlockingContender contender, Answers answers) throws Exception {
      answers.checkFortunes(contender.fortunes());
    }
  },

  SCAN("scan of the whole table into records", "scan", 1) {
    @Override
    void request(BlockingContender contender, Answers answers) throws Exception {
      answers.checkAll(contender.scan());
    }
  },

  LOAD("COPY of as many records into an empty table", "load", 1) {
    @Override
    void request(BlockingContender contender, Answers answers) throws Exception {
      answers.checkLoaded(contender.load(answers.all()));
    }
  };

  private final String title;
  private final String unit;
  private final int units;

  Scenario(String title, String unit, int units) {
    this.title = title;
    this.unit = unit;
    this.units = units;
  }

  /** Sends one request and checks its answer. */
  abstract void request(BlockingContender contender, Answers answers) throws Exception;

  /** Whether a request is about the whole table. */
  boolean isLarge() {
    return this == SCAN || this == LOAD;
  }

  String title() {
    return title;
  }

  /** What throughput, processor time and allocation are given for. */
  String unit() {
    return unit;
  }

  /** Units in a request. */
  int units() {
    return units;
  }
}
