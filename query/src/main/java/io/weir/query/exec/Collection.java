package io.weir.query.exec;

import java.util.List;

/**
 * What one part of the blocks comes to, and how parts become one. Belongs to one thread at a time.
 */
interface Collection extends Scan.Sink {
  /** Takes over what a later part of the blocks came to. */
  void absorb(Collection later);

  /** The rows of the result. */
  List<Object[]> rows();
}
