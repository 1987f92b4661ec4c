package golden;

@Deprecated(forRemoval = true)
enum OldType {
  A
}
