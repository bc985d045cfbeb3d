package io.weir.jmh.reference;

import io.weir.storage.schema.Address;
import java.math.BigInteger;
import java.util.List;

/**
 * A question to both engines; what the last column of the answer adds up to is the same from both,
 * unless it is an estimate.
 *
 * @param name what is asked
 * @param range what of the data is read
 * @param weir in Weir's language, behind the range
 * @param sql in DuckDB's; {@code %HOUR%} is where the last hour begins
 * @param exact whether the answers must be the same
 */
record Question(String name, String range, String weir, String sql, boolean exact) {
  private static final long ONE_LOCAL = ReferenceFlows.local(0);
  private static final long ONE_REMOTE = ReferenceFlows.remote(0);

  /** All, in the order in which they are asked. */
  static final List<Question> ALL =
      List.of(
          new Question(
              "total bytes",
              "25h",
              "stats sum(bytes), count()",
              "select sum(frame * rate), count(*) from flows",
              true),
          new Question(
              "top 10 of the destination ports",
              "25h",
              "stats sum(bytes) as traffic by dst.port | top 10 by traffic",
              "select dport, sum(frame * rate) as traffic from flows group by all order by 2 desc limit 10",
              true),
          new Question(
              "top 10 of source and destination",
              "25h",
              "stats sum(bytes) as traffic by src.ip, dst.ip | top 10 by traffic",
              "select src, dst, sum(frame * rate) as traffic from flows group by all order by 3 desc limit 10",
              true),
          new Question(
              "top 10 of minute and destination's autonomous system",
              "25h",
              "stats sum(bytes) as traffic by bin(1m), dst.as | top 10 by traffic",
              "select time // 60000, dst_as, sum(frame * rate) as traffic from flows group by all order by 3 desc limit 10",
              true),
          new Question(
              "one autonomous system in the last hour, by source",
              "1h",
              "where dst.as = 300 | stats sum(bytes) as traffic by src.ip | top 10 by traffic",
              "select src, sum(frame * rate) as traffic from flows where time >= %HOUR% and dst_as = 300 group by all order by 2 desc limit 10",
              true),
          new Question(
              "the same over the day",
              "25h",
              "where dst.as = 300 | stats sum(bytes) as traffic by src.ip | top 10 by traffic",
              "select src, sum(frame * rate) as traffic from flows where dst_as = 300 group by all order by 2 desc limit 10",
              true),
          new Question(
              "one input of 48",
              "25h",
              "where input = 7 | stats sum(bytes), count()",
              "select sum(frame * rate), count(*) from flows where input = 7",
              true),
          new Question(
              "one source network of 16 bits",
              "25h",
              "where src.ip in 10.3.0.0/16 | stats sum(bytes), count()",
              "select sum(frame * rate), count(*) from flows where src between %s and %s"
                  .formatted(number(0x0a03_0000), number(0x0a03_ffff)),
              true),
          new Question(
              "one pair of hosts",
              "25h",
              "where src.ip = %s and dst.ip = %s | stats sum(bytes), count(), min(time), max(time)"
                  .formatted(new Address(0, ONE_LOCAL), new Address(0, ONE_REMOTE)),
              "select sum(frame * rate), count(*), min(time), max(time) from flows where src = %s and dst = %s"
                  .formatted(number(0, ONE_LOCAL), number(0, ONE_REMOTE)),
              true),
          new Question(
              "median and 99th percentile of the round-trip time by destination's autonomous system",
              "25h",
              "where dst.port = 443 | stats count(tcp.rtt) as n, p50(tcp.rtt), p99(tcp.rtt) by dst.as | top 10 by n",
              "select dst_as, count(rtt) as n, approx_quantile(rtt, 0.5), approx_quantile(rtt, 0.99) from flows where dport = 443 group by all order by 2 desc limit 10",
              false));

  /** An address as DuckDB keeps it: a number of 128 bits. */
  static String number(long high, long low) {
    return BigInteger.valueOf(high)
        .shiftLeft(Long.SIZE)
        .add(new BigInteger(Long.toUnsignedString(low)))
        .toString();
  }

  private static String number(int ipv4) {
    return number(0, Address.lowOfIpv4(ipv4));
  }
}
