/** Has its codec where only modules look. */
module golden {
  requires org.loompq;
  requires org.loompq.runtime;

  exports golden;

  provides org.loompq.TypeCodec with
      golden.RgbCodec;
}
