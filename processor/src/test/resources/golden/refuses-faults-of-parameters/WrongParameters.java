package golden;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loompq.Query;

interface WrongParameters {

  record Account(long id, String owner) {}

  @Query("SELECT :ownr")
  int near(String owner);

  @Query("SELECT :something")
  int far(String owner, int id);

  @Query("SELECT :none")
  int without();

  @Query("SELECT :account.ownr")
  int component(Account account, int id);

  @Query("SELECT :ownr")
  int onlyRecord(Account account);

  @Query("SELECT 1")
  int unused(String owner, Account account);

  @Query("SELECT :account")
  int whole(Account account);

  @Query("SELECT :at, :letter, :ids, :anything, :nested")
  int types(ZonedDateTime at, char letter, long[] ids, Object anything, List<List<String>> nested);

  record Generic<T>(T value) {}

  record Deep(Account account) {}

  enum Nothing {}

  class Outer {
    private record Hidden(int id) {}

    interface Uses {
      @Query("SELECT :hidden.id, :x")
      int hidden(Hidden hidden, int x);
    }
  }

  @Query("SELECT :ownr, :ide, :owner, :id")
  int two(String owner, int id);

  @Query("SELECT :generic.value")
  int generic(Generic<String> generic);

  @Query("SELECT :account.onwer")
  int deep(Deep deep);

  @Query("SELECT :nothing")
  int emptyEnum(Nothing nothing);

  @Query("SELECT :moods, :maybe, :own, :chars")
  int otherTypes(Iterable<String> moods, Optional<String> maybe, WrongSql own, char[] chars);

  @Query("SELECT a[1:n]")
  int bound(int n);

  @Query("SELECT name FROM item WHERE id IN (:ids)")
  List<String> inList(List<Integer> ids);

  @Query("SELECT name FROM item WHERE id not in ( :filter.ids ::int8[] )")
  List<String> notInSet(Filter filter);

  @Query("SELECT name FROM item WHERE id = 1 AND id IN (:ids)")
  List<String> inArray(Integer... ids);

  @Query("SELECT name FROM item WHERE id IN (CAST(:ids AS int[]))")
  List<String> inCastList(List<Integer> ids);

  record Filter(Set<Integer> ids) {}
}

class WrongSql {}
