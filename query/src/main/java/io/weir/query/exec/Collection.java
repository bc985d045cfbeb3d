package io.weir.query.exec;

import io.weir.query.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * What one part of the blocks comes to, and how parts become one. Belongs to one thread at a time.
 */
interface Collection extends Scan.Sink {
  /** Takes over what a later part of the blocks came to. */
  void absorb(Collection later);

  /**
   * The rows of the result, or those of them that can be among the first in some order.
   *
   * @param first empty if all are wanted
   */
  List<Object[]> rows(Optional<Plan.Top> first);
}
