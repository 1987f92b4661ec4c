package golden;

import java.time.ZonedDateTime;
import java.util.List;
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
}
