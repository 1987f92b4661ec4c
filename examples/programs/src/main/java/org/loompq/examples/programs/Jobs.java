package org.loompq.examples.programs;

import java.util.List;
import java.util.Optional;
import org.loompq.Column;
import org.loompq.Query;

/** Letters to be written, and those that were. */
interface Jobs {

  /** A letter to be written, and how often that has failed. */
  record Job(long id, String recipient, int failures) {}

  /** A job that has failed too often, and why: no other has a reason to be set aside. */
  record Failed(long id, int failures, @Column(notNull = true) String reason) {}

  @Query("INSERT INTO job_queue.job (recipient) VALUES (:recipient) RETURNING id")
  long add(String recipient);

  /** A job that nobody else has; no one else gets it before the transaction ends. */
  @Query(
      """
      SELECT id, recipient, failures FROM job_queue.job
      WHERE NOT set_aside
      ORDER BY failures, id
      LIMIT 1
      FOR UPDATE SKIP LOCKED
      """)
  Optional<Job> take();

  @Query("INSERT INTO job_queue.letter (job, recipient) VALUES (:id, :recipient)")
  void write(long id, String recipient);

  @Query("DELETE FROM job_queue.job WHERE id = :id")
  void remove(long id);

  /** Gives whether the job is set aside, since it has failed too often. */
  @Query(
      """
      UPDATE job_queue.job
      SET failures = failures + 1, reason = :reason, set_aside = failures + 1 >= :most
      WHERE id = :id
      RETURNING set_aside
      """)
  boolean fail(long id, String reason, int most);

  @Query("SELECT count(*) FROM job_queue.letter")
  long letters();

  @Query("SELECT id, failures, reason FROM job_queue.job WHERE set_aside ORDER BY id")
  List<Failed> setAside();
}
