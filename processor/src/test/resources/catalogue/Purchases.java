package shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.CopyOut;
import org.loompq.FetchSize;
import org.loompq.Isolation;
import org.loompq.Query;
import org.loompq.Transactional;

public interface Purchases {

  enum State {
    open,
    paid,
    shipped
  }

  record Buyer(long id, String name) {}

  record Purchase(long id, State state, BigDecimal total, Instant placedAt, @Nullable Buyer buyer) {}

  @Query(
      """
      -- The newest first; a customer may be gone.
      SELECT p.id, p.state, p.total, p.placed_at,
             c.id AS buyer_id, c.name AS buyer_name
      FROM shop.purchase p
      LEFT JOIN shop.customer c ON c.id = p.customer_id
      WHERE p.state = :state AND p.placed_at >= :since::timestamptz
      ORDER BY p.placed_at DESC
      LIMIT :most
      """)
  List<Purchase> newest(State state, Instant since, int most);

  @Query("SELECT customer_id, coalesce(sum(total), 0) AS spent FROM shop.purchase GROUP BY customer_id")
  @Column("customer_id")
  Map<Long, BigDecimal> spent();

  @Query("SELECT id FROM shop.purchase WHERE customer_id = :customer ORDER BY id")
  @FetchSize(1000)
  Stream<Long> idsOf(long customer);

  @Transactional(isolation = Isolation.SERIALIZABLE, retries = 3)
  @Query("UPDATE shop.purchase SET state = 'shipped' WHERE id = :id AND state = 'paid'")
  boolean ship(long id);

  @CopyOut("shop.purchase (id, total)")
  Stream<Line> export();

  record Line(long id, BigDecimal total) {}
}
