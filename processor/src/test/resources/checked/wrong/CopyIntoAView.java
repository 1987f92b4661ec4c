package checked;

import java.util.List;
import org.loompq.CopyIn;

interface CopyIntoAView {

  record Line(long id, String name) {}

  @CopyIn("bank.overview (id, name)")
  long load(List<Line> lines);
}
