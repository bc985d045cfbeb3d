package io.weir.collector.alert.sink;

import java.io.IOException;

/** One way to tell. One thread calls it, and may be interrupted meanwhile. */
public interface Sink {
  /**
   * Tells, and comes back when the other side has taken it; gives up after some seconds.
   *
   * @throws IOException if the other side did not take it, and may do so later; the message says
   *     why, without secrets
   * @throws RefusedException if the other side will never take it
   * @throws InterruptedException if the thread was told to give up
   */
  void tell(Notification notification) throws IOException, RefusedException, InterruptedException;
}
