package checked;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.Composite;
import org.loompq.Query;

interface NullAmongElements {

  @Query("SELECT unnest(:ids)")
  List<Long> ids(List<@Nullable Long> ids);

  @Query("SELECT unnest(:ids)")
  List<Long> array(@Nullable Long[] ids);

  record Id(@Nullable Long value) {}

  @Query("SELECT unnest(:ids)")
  List<Long> objects(List<Id> ids);

  @Query("SELECT unnest(:text::bigint[])")
  List<Long> written(String text);

  @Query("SELECT a FROM unnest(:ids, :others) AS v (a, b)")
  List<Long> together(List<Long> ids, List<Long> others);

  @Query("SELECT city FROM unnest(:homes::bank.address[])")
  List<String> cities(@Composite List<Home> homes);

  record Home(String street, @Nullable String city, int zip) {}
}
