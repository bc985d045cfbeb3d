package io.weir.collector.packet;

import io.weir.collector.sflow.CollectedRows;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.util.HexFormat;
import java.util.Map;

/** What a decoder makes of a header spelled in hexadecimal: the fields that it sets, by name. */
record DecodedHeader(Map<String, Object> fields) {
  /** From 02:00:00:00:00:01 to 02:00:00:00:00:02. */
  static final String MACS = "020000000002 020000000001 ";

  /** From 02:00:00:00:00:03 to 02:00:00:00:00:04. */
  static final String INNER_MACS = "020000000004 020000000003 ";

  /** From port 8080 to port 80, SYN and ECE. */
  static final String TCP = "1f90 0050 00000000 00000000 5042 0000 0000 0000 ";

  /** Reads bytes that begin with some layer. */
  @FunctionalInterface
  interface Start {
    void decode(HeaderDecoder decoder, byte[] bytes, int from, int to);
  }

  static DecodedHeader ethernet(String hex) {
    return of(HeaderDecoder::ethernet, bytes(hex));
  }

  /** Decodes an array that is as long as the header: reading beyond would not go unnoticed. */
  static DecodedHeader of(Start start, byte[] bytes) {
    Row row = new Row(Flows.TABLE);
    start.decode(new HeaderDecoder(row), bytes, 0, bytes.length);
    CollectedRows rows = new CollectedRows(Flows.TABLE);
    rows.append(row);
    return new DecodedHeader(rows.rows().getFirst());
  }

  /** An IPv4 header from 10.0.0.1 to 10.0.0.2; the protocol as two digits. */
  static String ipv4(String protocol) {
    return "4500 0040 0000 0000 40 %s 0000 0a000001 0a000002 ".formatted(protocol);
  }

  /** An IPv4 header from 10.1.0.1 to 10.1.0.2; the protocol as two digits. */
  static String innerIpv4(String protocol) {
    return "4508 0028 0000 0000 40 %s 0000 0a010001 0a010002 ".formatted(protocol);
  }

  /** An IPv6 header from 2001:db8::1 to 2001:db8::2; the protocol as two digits. */
  static String ipv6(String protocol) {
    return "60000000 0100 %s 40 20010db8000000000000000000000001 20010db8000000000000000000000002 "
        .formatted(protocol);
  }

  /** A UDP header from port 50000; the other port as four digits. */
  static String udp(String destination) {
    return "c350 %s 0040 0000 ".formatted(destination);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  String stack() {
    return (String) fields.get("stack");
  }

  String tunnel() {
    return (String) fields.get("tunnel.type");
  }

  long number(String field) {
    return (Long) fields.get(field);
  }

  String address(String field) {
    return ((Address) fields.get(field)).toString();
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }
}
