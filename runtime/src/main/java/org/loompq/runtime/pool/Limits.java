package org.loompq.runtime.pool;

/**
 * How many connections there may be. Each shard has its share, and the first ones what cannot be
 * shared out evenly: so none of them is left without while another has too many.
 *
 * @param least to keep open
 * @param most to be open or being opened at once
 * @param shards to share them
 */
record Limits(int least, int most, int shards) {

  Limits {
    if (least < 0 || most < 1 || least > most) {
      throw new IllegalArgumentException(
          "cannot keep "
              + least
              + " to "
              + most
              + " connections: the minimum must be from 0 to the maximum, and that at least 1");
    }
  }

  /** How many a shard keeps open. */
  int leastOf(Shard shard) {
    return share(least, shard);
  }

  /** How many of a shard may be open or being opened at once. */
  int mostOf(Shard shard) {
    return share(most, shard);
  }

  private int share(int total, Shard shard) {
    return total / shards + (shard.number() < total % shards ? 1 : 0);
  }
}
