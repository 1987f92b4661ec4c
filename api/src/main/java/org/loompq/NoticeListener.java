package org.loompq;

/**
 * Is told what the server has to say about a statement that is no error: what {@code RAISE NOTICE}
 * and {@code RAISE WARNING} say, or that a table "does not exist, skipping". Set by {@link
 * DatabaseConfig.Builder#noticeListener}.
 *
 * {@snippet :
 * DatabaseConfig.builder(dsn)
 *     .noticeListener(notice -> metrics.counter("notices", notice.severity()).increment())
 *     .build();
 * }
 */
@FunctionalInterface
public interface NoticeListener {

  /**
   * Takes a notice. Called by the thread that ran the statement, once the statement has ended and
   * before the call returns: so it may take its time and may run statements itself. Called for
   * statements that have failed as well, before their exception is thrown. Threads do not wait for
   * each other.
   *
   * <p>If it throws, the exception leaves the call that ran the statement, although the statement
   * has taken effect; it is added to the exception of a statement that has failed. Further notices
   * of the statement are handed over all the same. Of one statement at most a thousand are.
   *
   * @param notice what the server said, and about which statement
   */
  void onNotice(Notice notice);
}
