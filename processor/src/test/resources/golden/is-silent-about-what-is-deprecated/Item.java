package golden;

record Item(OldType id) {}
