package io.weir.jmh.reference;

import io.weir.storage.schema.Address;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A question to both engines; what the last column of the answer adds up to is the same from both,
 * unless it is an estimate.
 *
 * @param name what is asked
 * @param range what of the data is read
 * @param weir in Weir's language, behind the range
 * @param sql in DuckDB's; {@code %HOUR%} is where the last hour begins, {@code %QUARTER%} the last
 *     quarter of an hour
 * @param exact whether the answers must be the same
 */
record Question(String name, String range, String weir, String sql, boolean exact) {
  private static final long ONE_LOCAL = ReferenceFlows.local(0);
  private static final long ONE_REMOTE = ReferenceFlows.remote(0);

  private static final String TOP = " | top 10 by traffic";
  private static final String TOP_SQL = " group by all order by traffic desc limit 10";
  private static final String PROVIDER = ReferenceFlows.PROVIDER.name();
  private static final String SUBNET = ReferenceFlows.SUBNET.name();
  private static final String ONE_PROVIDER = ReferenceFlows.ONE_PROVIDER;
  private static final List<String> SUBNETS =
      List.of(ReferenceFlows.subnet(3), ReferenceFlows.subnet(70), ReferenceFlows.subnet(300));

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
              "stats sum(bytes) as traffic by dst.port" + TOP,
              "select dport, sum(frame * rate) as traffic from flows" + TOP_SQL,
              true),
          new Question(
              "top 10 of source and destination",
              "25h",
              "stats sum(bytes) as traffic by src.ip, dst.ip" + TOP,
              "select src, dst, sum(frame * rate) as traffic from flows" + TOP_SQL,
              true),
          new Question(
              "top 10 of minute and provider",
              "25h",
              "stats sum(bytes) as traffic by bin(1m), %s".formatted(PROVIDER) + TOP,
              "select time // 60000, provider, sum(frame * rate) as traffic from flows" + TOP_SQL,
              true),
          new Question(
              "one provider in the last hour, by source",
              "1h",
              "where %s = \"%s\" | stats sum(bytes) as traffic by src.ip"
                      .formatted(PROVIDER, ONE_PROVIDER)
                  + TOP,
              "select src, sum(frame * rate) as traffic from flows where time >= %%HOUR%% and provider = '%s'"
                      .formatted(ONE_PROVIDER)
                  + TOP_SQL,
              true),
          new Question(
              "the same over the day",
              "25h",
              "where %s = \"%s\" | stats sum(bytes) as traffic by src.ip"
                      .formatted(PROVIDER, ONE_PROVIDER)
                  + TOP,
              "select src, sum(frame * rate) as traffic from flows where provider = '%s'"
                      .formatted(ONE_PROVIDER)
                  + TOP_SQL,
              true),
          new Question(
              "three subnets and a port: round-trip time by provider",
              "25h",
              "where %s in (%s) and dst.port = 443 | stats p50(tcp.rtt), p95(tcp.rtt), p99(tcp.rtt), count() as traffic by %s"
                      .formatted(SUBNET, quoted('"'), PROVIDER)
                  + TOP,
              "select provider, approx_quantile(rtt, 0.5), approx_quantile(rtt, 0.95), approx_quantile(rtt, 0.99), count(*) as traffic from flows where subnet in (%s) and dport = 443"
                      .formatted(quoted('\''))
                  + TOP_SQL,
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
              "round-trip time and retransmits by subnet and provider",
              "25h",
              "where tcp.rtt is present | stats p99(tcp.rtt), avg(tcp.retransmits), count() as traffic by %s, %s"
                      .formatted(SUBNET, PROVIDER)
                  + TOP,
              "select subnet, provider, approx_quantile(rtt, 0.99), avg(retransmits), count(*) as"
                  + " traffic from flows where rtt is not null"
                  + TOP_SQL,
              true),
          new Question(
              "distinct sources in bins of 5 minutes",
              "25h",
              "stats distinct(src.ip) by bin(5m)",
              "select time // 300000, approx_count_distinct(src) from flows group by all order by"
                  + " 1",
              false),
          new Question(
              "bytes by direction in bins of 10 s, the last 15 minutes",
              "15m",
              "stats sum(bytes) as traffic by bin(10s), %s"
                  .formatted(ReferenceFlows.DIRECTION.name()),
              "select time // 10000, direction, sum(frame * rate) as traffic from flows where time"
                  + " >= %QUARTER% group by all order by 1, 2",
              true));

  private static String quoted(char quote) {
    return SUBNETS.stream().map(name -> quote + name + quote).collect(Collectors.joining(", "));
  }

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
