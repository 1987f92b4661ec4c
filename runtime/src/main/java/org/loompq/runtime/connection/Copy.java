package org.loompq.runtime.connection;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.BinaryWriter;
import org.loompq.runtime.libpq.NativeMemory;

/**
 * The data of a COPY on its way between its owner and the server, in blocks of native memory.
 * However much it is, little is in memory: an owner who sends waits for the worker, who waits for
 * the socket, and the worker leaves in the socket what an owner who receives has no room for.
 *
 * <p>A block belongs to whoever fills or empties it: the owner or the connection's worker. Owners
 * may be different threads, one after the other.
 */
public final class Copy implements Pieces {

  /** Which way the data goes. */
  public enum Direction {
    /** To the server. */
    IN,
    /** From the server. */
    OUT
  }

  /** A block with so many bytes is handed over. */
  private static final int FULL = 32 * 1024;

  private static final int MOST_BLOCKS = 8;

  private final Direction direction;
  private final ConcurrentLinkedQueue<BinaryWriter> empty = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<BinaryWriter> filled = new ConcurrentLinkedQueue<>();
  private final AtomicInteger filledCount = new AtomicInteger();

  /** Who is woken when there is something to do for him; written by him before he looks. */
  private volatile @Nullable Thread owner;

  /** The owner's: whether the worker may have stopped for lack of room before the last block. */
  private boolean makesRoom;

  /** The server has begun with it. */
  private volatile boolean begun;

  /** The owner has no more. */
  private volatile boolean complete;

  private volatile boolean abandoned;

  /** The server has all of it; written by the worker. */
  private volatile boolean handedOver;

  /** What the worker fills; his own. */
  private BinaryWriter filling = new BinaryWriter();

  /** One that the server has not heard of. */
  public Copy(Direction direction) {
    this.direction = direction;
  }

  Direction direction() {
    return direction;
  }

  // For the owner

  /** This thread sends or receives from now on. */
  void ownedHere() {
    owner = Thread.currentThread();
  }

  /**
   * Waits until the server has begun with it.
   *
   * @param timeout what errors call the time up to the deadline
   * @param until when the owner leaves, see {@link Deadline}
   * @return false if the request is back before
   */
  public boolean awaitBegin(Request request, Duration timeout, long until) {
    ownedHere();
    while (!begun && !request.isBack()) {
      awaitPiece(request, timeout, until);
    }
    return begun;
  }

  /** Waits for a change; there is none after it was left. */
  void awaitPiece(Request request, Duration timeout, long until) {
    if (request.wasLeft()) {
      throw new IllegalStateException("the data of " + request.text() + " was closed");
    }
    request.waitForPiece(timeout, until);
  }

  /** Room for data to send, to be given to {@link #add}; null if there is none. */
  @Nullable BinaryWriter room() {
    return filledCount.get() < MOST_BLOCKS ? emptyBlock() : null;
  }

  /** Whether a block is to be handed over. */
  static boolean isFull(BinaryWriter block) {
    return block.position() >= FULL;
  }

  /** Adds data to send. */
  void add(BinaryWriter block) {
    filledCount.incrementAndGet();
    filled.add(block);
  }

  /** Adds no more. */
  void complete() {
    complete = true;
  }

  /** Data that has come, to be given to {@link #emptied}; null if there is none yet. */
  @Nullable BinaryWriter received() {
    BinaryWriter first = filled.poll();
    if (first != null) {
      makesRoom = filledCount.getAndDecrement() == MOST_BLOCKS;
    }
    return first;
  }

  /** Whether taking the last block has made room, so that the worker is to go on. */
  boolean hasMadeRoom() {
    return makesRoom;
  }

  /** A block is not needed any more. */
  void emptied(BinaryWriter block) {
    block.reset();
    empty.add(block);
  }

  private BinaryWriter emptyBlock() {
    BinaryWriter block = empty.poll();
    return block == null ? new BinaryWriter() : block;
  }

  // For the worker

  /** The server has begun: data may flow. */
  void begins() {
    begun = true;
    wake();
  }

  /** Data to send, to be given to {@link #handed}; null if there is none yet. */
  @Nullable BinaryWriter poll() {
    return abandoned ? null : filled.poll();
  }

  /** Libpq has copied the data. */
  void handed(BinaryWriter block) {
    filledCount.decrementAndGet();
    emptied(block);
  }

  /** Whether there is something to send. */
  boolean hasMoreToSend() {
    return !handedOver && (complete || abandoned || !filled.isEmpty());
  }

  /** Whether all was sent, and the end can be. */
  boolean isSent() {
    return complete && filled.isEmpty();
  }

  boolean isAbandoned() {
    return abandoned;
  }

  /** Whether the server is told to give up by the way the data goes. */
  boolean endsOnceAbandoned() {
    return direction == Direction.IN && begun && !handedOver;
  }

  /** The end was sent as well, so that the server may make it take effect. */
  void handedOver() {
    handedOver = true;
  }

  /** Whether it surely has had no effect so far. */
  boolean hadNoEffect() {
    return direction == Direction.IN && !handedOver;
  }

  /** Adds data that has come. */
  void received(long address, int length) {
    if (abandoned) {
      return;
    }
    filling.putBytes(NativeMemory.ALL, address, length);
    if (isFull(filling)) {
      handOver();
    }
  }

  /** Hands the owner what there is. */
  void handOver() {
    if (filling.position() > 0) {
      filledCount.incrementAndGet();
      filled.add(filling);
      filling = emptyBlock();
    }
    wake();
  }

  @Override
  public boolean isHalted() {
    return direction == Direction.OUT && filledCount.get() >= MOST_BLOCKS && !abandoned;
  }

  // For any thread

  @Override
  public void wake() {
    LockSupport.unpark(owner);
  }

  @Override
  public void abandon() {
    abandoned = true;
    wake();
  }

  /** Its memory belongs to the garbage collector. */
  @Override
  public void discard() {
    filled.clear();
  }
}
