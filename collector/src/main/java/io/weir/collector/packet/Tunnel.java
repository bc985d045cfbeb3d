package io.weir.collector.packet;

import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Text;

/** A way to carry packets inside packets, with its name in the field {@code tunnel.type}. */
enum Tunnel {
  VXLAN("vxlan"),
  GENEVE("geneve"),
  GRE("gre"),
  NVGRE("nvgre"),
  ERSPAN("erspan"),
  GTP("gtp"),
  IPV4_IN_IPV4("ipip"),
  IPV4_IN_IPV6("4in6"),
  IPV6_IN_IPV4("6in4"),
  IPV6_IN_IPV6("6in6"),
  MPLS("mpls"),
  PSEUDOWIRE("pseudowire");

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes to the bytes of a text
  private final Text text;

  Tunnel(String text) {
    this.text = Text.of(text);
  }

  /** Sets the field {@code tunnel.type}. */
  void set(Row row) {
    row.setText(Flows.TUNNEL_TYPE, text);
  }
}
