package golden;

import org.loompq.TypeCodec;

abstract class TextCodec<T> implements TypeCodec<T> {

  @Override
  public String typeName() {
    return "text";
  }
}
