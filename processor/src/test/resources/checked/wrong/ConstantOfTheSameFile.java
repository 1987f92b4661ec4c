package checked;

import java.util.List;
import org.loompq.Query;

interface ConstantOfTheSameFile {

  String FROM_CUSTOMER = " FROM bank.customer WHERE nam = :name";

  @Query("SELECT id" + FROM_CUSTOMER)
  List<Long> named(String name);
}
