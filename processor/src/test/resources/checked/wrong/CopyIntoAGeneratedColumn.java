package checked;

import java.math.BigDecimal;
import java.util.List;
import org.loompq.CopyIn;

interface CopyIntoAGeneratedColumn {

  record Parcel(long id, int grams, BigDecimal kilos) {}

  @CopyIn("bank.parcel (id, grams, kilos)")
  long load(List<Parcel> parcels);
}
