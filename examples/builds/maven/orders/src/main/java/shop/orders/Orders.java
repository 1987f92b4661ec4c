package shop.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loompq.Query;

/** What the customers of a shop order. */
public interface Orders {

  record Order(long id, Instant placedAt) {}

  record Customer(String name, Optional<Order> lastOrder) {}

  record Line(String article, int pieces) {}

  @Query(
      """
      SELECT c.name, o.id AS last_order_id, o.placed_at AS last_order_placed_at
      FROM customer c
      LEFT JOIN LATERAL (
        SELECT id, placed_at FROM "order"
        WHERE customer_id = c.id ORDER BY placed_at DESC LIMIT 1
      ) o ON true
      ORDER BY c.name
      """)
  List<Customer> lastOrders();

  @Query("SELECT article, pieces FROM line WHERE order_id = :orderId ORDER BY article")
  List<Line> lines(long orderId);

  @Query("SELECT coalesce(sum(pieces), 0) FROM line WHERE order_id = :orderId")
  long pieces(long orderId);
}
