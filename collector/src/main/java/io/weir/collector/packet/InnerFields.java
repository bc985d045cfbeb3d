package io.weir.collector.packet;

import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.util.List;

/** Which fields of a packet inside a tunnel are kept, and under which names. */
final class InnerFields {
  private static final Pair[] PAIRS =
      List.of(
              new Pair(Flows.ETHERNET_SOURCE, Flows.INNER_ETHERNET_SOURCE),
              new Pair(Flows.ETHERNET_DESTINATION, Flows.INNER_ETHERNET_DESTINATION),
              new Pair(Flows.VLAN, Flows.INNER_VLAN),
              new Pair(Flows.SOURCE_IP, Flows.INNER_SOURCE_IP),
              new Pair(Flows.DESTINATION_IP, Flows.INNER_DESTINATION_IP),
              new Pair(Flows.PROTOCOL, Flows.INNER_PROTOCOL),
              new Pair(Flows.IP_TOS, Flows.INNER_IP_TOS),
              new Pair(Flows.SOURCE_PORT, Flows.INNER_SOURCE_PORT),
              new Pair(Flows.DESTINATION_PORT, Flows.INNER_DESTINATION_PORT),
              new Pair(Flows.TCP_FLAGS, Flows.INNER_TCP_FLAGS))
          .toArray(Pair[]::new);

  private InnerFields() {}

  /** Copies the fields of the inner packet's row to the row of the packet that carries it. */
  static void copy(Row inner, Row outer) {
    for (Pair pair : PAIRS) {
      if (inner.has(pair.plain)) {
        pair.copy(inner, outer);
      }
    }
  }

  /** A field of a packet, and the field for the same in a packet inside. */
  private record Pair(Field plain, Field inner) {
    void copy(Row from, Row to) {
      int index = plain.index();
      if (plain.type() == FieldType.ADDRESS) {
        to.setAddress(inner, from.high(index), from.value(index));
      } else {
        to.set(inner, from.value(index));
      }
    }
  }
}
