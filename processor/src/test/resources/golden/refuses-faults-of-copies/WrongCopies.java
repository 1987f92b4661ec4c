package golden;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.FetchSize;
import org.loompq.Query;
import org.loompq.ReadOnly;
import org.loompq.Timeout;
import org.loompq.Transactional;

class WrongCopies {

  record Item(int id, String itemName) {}

  record Order(Item item, int count) {}

  interface Subjects {
    @CopyIn("")
    void empty(List<Item> items);

    @CopyIn("item (id, item_name) FROM  STDIN")
    void more(List<Item> items);

    @CopyIn("COPY item (id, item_name)")
    void whole(List<Item> items);

    @CopyIn("item (id,")
    void withoutColumn(List<Item> items);

    @CopyIn("item (id, item_name")
    void withoutEnd(List<Item> items);

    @CopyIn("item (id item_name)")
    void withoutComma(List<Item> items);

    @CopyIn("item.")
    void withoutTable(List<Item> items);

    @CopyIn("(SELECT 1)")
    void query(List<Item> items);

    @CopyIn("item (\"id)")
    void unterminated(List<Item> items);

    @CopyIn("item\0")
    void nul(List<Item> items);

    @CopyOut("SELECT id, item_name FROM item")
    Stream<Item> withoutParentheses();

    @CopyOut("(SELECT id, item_name FROM item) TO STDOUT")
    Stream<Item> moreBehindQuery();

    @CopyOut("(SELECT id, item_name FROM item;)")
    Stream<Item> semicolon();

    @CopyOut("(SELECT id, item_name FROM item")
    Stream<Item> openQuery();

    @CopyOut("()")
    Stream<Item> emptyQuery();

    @CopyOut("(DELETE FROM item)")
    Stream<Item> withoutRows();
  }

  interface Columns {
    @CopyIn("item (id, itme_name)")
    void misspelt(List<Item> items);

    @CopyIn("item (id, at)")
    void unknown(List<Item> items);

    @CopyIn("item (item_name)")
    void missing(List<Item> items);

    @CopyIn("item (id, item_name, ID)")
    void repeated(List<Item> items);

    @CopyIn("orders (count, item_id)")
    void nested(List<Order> orders);

    @CopyOut("item (id, \"Item_name\")")
    Stream<Item> quoted();

    @CopyIn("item")
    void columnOfValue(List<Integer> ids);

    @CopyOut("item (id, item_name)")
    Stream<Integer> columnsOfValue();
  }

  interface Sources {
    @CopyIn("item")
    void none();

    @CopyIn("item")
    void one(Item item);

    @CopyIn("item")
    void otherCollection(ArrayList<Item> items);

    @CopyIn("item")
    void third(List<Item> items, LongConsumer progress, int third);

    @CopyIn("item")
    void otherProgress(List<Item> items, Runnable progress);

    @CopyIn("item")
    void bytes(byte[] bytes);

    @CopyIn("item")
    void raw(List items);

    @CopyIn("item (id)")
    void wildcard(List<?> ids);

    @CopyIn("item (id)")
    void maps(List<Map<String, String>> ids);

    @CopyIn("item (id)")
    void shorts(short[] ids);

    @CopyOut("item")
    Stream<Item> parameter(int id);

    @CopyOut("(SELECT * FROM item WHERE id = :id AND item_name = $1)")
    Stream<Item> named();
  }

  interface Results {
    @CopyIn("item")
    boolean any(List<Item> items);

    @CopyIn("item")
    List<Long> each(List<Item> items);

    @CopyOut("item")
    List<Item> list();

    @Column("id")
    @CopyOut("item")
    Map<Integer, Item> map();
  }

  interface Options {
    @CopyIn("item")
    @CopyOut("item")
    @Batch
    @Query("INSERT INTO item VALUES (:id)")
    void several(List<Item> items);

    @CopyOut("item")
    @ReadOnly
    @FetchSize(10)
    Stream<Item> options();

    @CopyIn("item")
    @Timeout("soon")
    void timeout(List<Item> items);

    @CopyOut("item")
    @Transactional
    Stream<Item> inTransaction();

    @CopyIn("item")
    @Transactional(retries = 1)
    void retried(Iterator<Item> items);
  }

  record Tags(Set<String> tags, Iterable<String> others) {}

  interface Components {
    @CopyIn("item")
    void in(List<Tags> tags);

    @CopyOut("item")
    Stream<Tags> out();

    @CopyIn("item")
    @Transactional(retries = 1)
    void retried(List<File> files);
  }

  record File(InputStream content, List<InputStream> parts) {}

  interface Places {
    @CopyIn("item")
    default void body(List<Item> items) {}

    @CopyOut("item")
    static Stream<Item> shared() {
      return Stream.of();
    }
  }
}
