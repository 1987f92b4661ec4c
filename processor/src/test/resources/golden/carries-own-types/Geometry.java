package golden;

/** What is no record and no enum. */
public abstract class Geometry {}
