package golden;

import java.util.List;
import org.loompq.Json;
import org.loompq.Query;

/** What is in a document is not named, and so there is nothing to be silent about. */
interface OldDocuments {

  @Json
  @Query("SELECT item FROM items")
  List<Item> items();
}
