package golden;

import java.util.List;
import org.loompq.Query;
import org.loompq.TypeCodec;

public interface Wrongs {

  @Query("SELECT colour FROM pen")
  Colour colour();

  @Query("SELECT colour FROM pen WHERE shape = :shape")
  String matching(Shape shape);

  /** Nobody carries it. */
  final class Colour {}

  /** Nobody carries it either. */
  interface Shape {}

  final class NoCodec {}

  @SuppressWarnings("rawtypes")
  abstract class Raw implements TypeCodec {}

  abstract class Generic<T> implements TypeCodec<T> {}

  abstract class OfString implements TypeCodec<String> {}

  abstract class OfList implements TypeCodec<List<String>> {}

  abstract class OfArray implements TypeCodec<Colour[]> {}
}
