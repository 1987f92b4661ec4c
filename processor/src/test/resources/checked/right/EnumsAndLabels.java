package checked;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.Query;

interface EnumsAndLabels {

  enum Kind {
    @Column("private")
    PRIVATE,
    business
  }

  enum Type {
    card,
    voucher
  }

  record Customer(long id, Kind kind) {}

  @Column("type")
  sealed interface Payment {}

  @Column("card")
  record ByCard(long id, String card) implements Payment {}

  record Voucher(long id, String voucher) implements Payment {}

  record None() implements Payment {}

  @Query("SELECT id, kind FROM bank.customer WHERE kind = :kind")
  List<Customer> of(Kind kind);

  @Query("SELECT id, kind FROM bank.customer WHERE kind = ANY(:kinds)")
  List<Customer> ofAny(Set<Kind> kinds);

  @Query("SELECT DISTINCT kind FROM bank.customer")
  Set<Kind> kinds();

  @Query("SELECT kind, count(*) FROM bank.customer GROUP BY kind")
  @Column("kind")
  Map<Kind, Long> counts();

  @Query("INSERT INTO bank.customer (name, kind) VALUES (:name, :kind)")
  void add(String name, Kind kind);

  @Query("INSERT INTO bank.customer (name, kind) VALUES (:name, coalesce(:kind::bank.kind, 'private'))")
  void addPerhaps(String name, @Nullable Kind kind);

  @Query("SELECT array_agg(DISTINCT kind) FROM bank.customer")
  Optional<List<Kind>> all();

  @Query("SELECT unnest(enum_range(NULL::bank.kind))::text")
  @Column(notNull = true)
  List<String> labels();

  @Query("SELECT type FROM bank.payment")
  List<Type> types();

  @Query("INSERT INTO bank.payment (id, type) VALUES (:id, :type)")
  void pay(long id, Type type);

  @Query("SELECT id, type, card, voucher FROM bank.payment WHERE id = :id")
  Optional<Payment> payment(long id);

  @Query("SELECT * FROM bank.payment")
  @Column("id")
  Map<Long, Payment> payments();

  @Batch
  @Query("UPDATE bank.customer SET kind = :kind WHERE id = :id")
  int setKinds(List<Customer> customers);
}
