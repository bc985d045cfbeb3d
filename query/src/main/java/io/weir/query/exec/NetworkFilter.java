package io.weir.query.exec;

import io.weir.query.plan.Matcher;
import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;

/** Decided by whether an address lies in a network. */
final class NetworkFilter extends BlockFilter {
  private final Column column;
  private final Presence presence;
  private final Matcher.Network network;

  NetworkFilter(Column column, Presence presence, Matcher.Network network) {
    this.column = column;
    this.presence = presence;
    this.network = network;
  }

  @Override
  void mark(Rows rows, long[] marks) {
    column.addressesBetween(rows, network.first(), network.last(), marks);
    presence.keep(rows, marks);
  }
}
