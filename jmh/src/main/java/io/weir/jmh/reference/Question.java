package io.weir.jmh.reference;

import io.weir.storage.schema.Address;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A question to every engine; what the last column of the answer adds up to is the same from all,
 * unless it is an estimate.
 *
 * @param name what is asked
 * @param range what of the data is read
 * @param weir in Weir's language, behind the range
 * @param duckDb in DuckDB's SQL; {@code %HOUR%} is where the last hour begins, {@code %QUARTER%}
 *     the last quarter of an hour
 * @param questDb in QuestDB's, which groups by what is not aggregated
 * @param exact whether the answers must be the same
 */
record Question(
    String name, String range, String weir, String duckDb, String questDb, boolean exact) {
  private static final long ONE_LOCAL = ReferenceFlows.local(0);
  private static final long ONE_REMOTE = ReferenceFlows.remote(0);

  private static final String TOP = " | top 10 by traffic";
  private static final String TOP_QUEST = " order by traffic desc limit 10";
  private static final String TOP_DUCK = " group by all" + TOP_QUEST;
  private static final String PROVIDER = ReferenceFlows.PROVIDER.name();
  private static final String SUBNET = ReferenceFlows.SUBNET.name();
  private static final String ONE_PROVIDER = ReferenceFlows.ONE_PROVIDER;
  private static final List<String> SUBNETS =
      List.of(ReferenceFlows.subnet(3), ReferenceFlows.subnet(70), ReferenceFlows.subnet(300));

  /** Makes one number of the two words of an address, as good as none of which is met twice. */
  private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

  /** All, in the order in which they are asked. */
  static final List<Question> ALL =
      List.of(
          new Question(
              "total bytes",
              "25h",
              "stats sum(bytes), count()",
              "select sum(frame * rate), count(*) from flows",
              "select sum(frame * rate), count(*) from flows",
              true),
          new Question(
              "top 10 of the destination ports",
              "25h",
              "stats sum(bytes) as traffic by dst.port" + TOP,
              "select dport, sum(frame * rate) as traffic from flows" + TOP_DUCK,
              "select dport, sum(frame * rate) as traffic from flows" + TOP_QUEST,
              true),
          new Question(
              "top 10 of source and destination",
              "25h",
              "stats sum(bytes) as traffic by src.ip, dst.ip" + TOP,
              "select src, dst, sum(frame * rate) as traffic from flows" + TOP_DUCK,
              "select src_high, src_low, dst_high, dst_low, sum(frame * rate) as traffic from flows"
                  + TOP_QUEST,
              true),
          new Question(
              "top 10 of minute and provider",
              "25h",
              "stats sum(bytes) as traffic by bin(1m), %s".formatted(PROVIDER) + TOP,
              "select time // 60000, provider, sum(frame * rate) as traffic from flows" + TOP_DUCK,
              "select timestamp_floor('1m', time), provider, sum(frame * rate) as traffic from flows"
                  + TOP_QUEST,
              true),
          new Question(
              "one provider in the last hour, by source",
              "1h",
              "where %s = \"%s\" | stats sum(bytes) as traffic by src.ip"
                      .formatted(PROVIDER, ONE_PROVIDER)
                  + TOP,
              "select src, sum(frame * rate) as traffic from flows where time >= %%HOUR%% and provider = '%s'"
                      .formatted(ONE_PROVIDER)
                  + TOP_DUCK,
              "select src_high, src_low, sum(frame * rate) as traffic from flows where time >= %%HOUR%% and provider = '%s'"
                      .formatted(ONE_PROVIDER)
                  + TOP_QUEST,
              true),
          new Question(
              "the same over the day",
              "25h",
              "where %s = \"%s\" | stats sum(bytes) as traffic by src.ip"
                      .formatted(PROVIDER, ONE_PROVIDER)
                  + TOP,
              "select src, sum(frame * rate) as traffic from flows where provider = '%s'"
                      .formatted(ONE_PROVIDER)
                  + TOP_DUCK,
              "select src_high, src_low, sum(frame * rate) as traffic from flows where provider = '%s'"
                      .formatted(ONE_PROVIDER)
                  + TOP_QUEST,
              true),
          new Question(
              "three subnets and a port: round-trip time by provider",
              "25h",
              "where %s in (%s) and dst.port = 443 | stats p50(tcp.rtt), p95(tcp.rtt), p99(tcp.rtt), count() as traffic by %s"
                      .formatted(SUBNET, quoted('"'), PROVIDER)
                  + TOP,
              "select provider, approx_quantile(rtt, 0.5), approx_quantile(rtt, 0.95), approx_quantile(rtt, 0.99), count(*) as traffic from flows where subnet in (%s) and dport = 443"
                      .formatted(quoted('\''))
                  + TOP_DUCK,
              "select provider, approx_percentile(rtt, 0.5, 2), approx_percentile(rtt, 0.95, 2), approx_percentile(rtt, 0.99, 2), count(*) as traffic from flows where subnet in (%s) and dport = 443"
                      .formatted(quoted('\''))
                  + TOP_QUEST,
              true),
          new Question(
              "one source network of 16 bits",
              "25h",
              "where src.ip in 10.3.0.0/16 | stats sum(bytes), count()",
              "select sum(frame * rate), count(*) from flows where src between %s and %s"
                  .formatted(number(0x0a03_0000), number(0x0a03_ffff)),
              "select sum(frame * rate), count(*) from flows where src_high = 0 and src_low >= %d and src_low <= %d"
                  .formatted(Address.lowOfIpv4(0x0a03_0000), Address.lowOfIpv4(0x0a03_ffff)),
              true),
          new Question(
              "one pair of hosts",
              "25h",
              "where src.ip = %s and dst.ip = %s | stats sum(bytes), count(), min(time), max(time)"
                  .formatted(new Address(0, ONE_LOCAL), new Address(0, ONE_REMOTE)),
              "select sum(frame * rate), count(*), min(time), max(time) from flows where src = %s and dst = %s"
                  .formatted(number(0, ONE_LOCAL), number(0, ONE_REMOTE)),
              "select sum(frame * rate), count(*), min(time), max(time)::long / 1000 from flows where src_high = 0 and src_low = %d and dst_high = 0 and dst_low = %d"
                  .formatted(ONE_LOCAL, ONE_REMOTE),
              true),
          new Question(
              "round-trip time and retransmits by subnet and provider",
              "25h",
              "where tcp.rtt is present | stats p99(tcp.rtt), avg(tcp.retransmits), count() as traffic by %s, %s"
                      .formatted(SUBNET, PROVIDER)
                  + TOP,
              "select subnet, provider, approx_quantile(rtt, 0.99), avg(retransmits), count(*) as"
                  + " traffic from flows where rtt is not null"
                  + TOP_DUCK,
              "select subnet, provider, approx_percentile(rtt, 0.99, 2), avg(retransmits), count(*) as"
                  + " traffic from flows where rtt is not null"
                  + TOP_QUEST,
              true),
          new Question(
              "distinct sources in bins of 5 minutes",
              "25h",
              "stats distinct(src.ip) by bin(5m)",
              "select time // 300000, approx_count_distinct(src) from flows group by all order by"
                  + " 1",
              "select timestamp_floor('5m', time), approx_count_distinct(src_high * %d + src_low) from flows order by 1"
                  .formatted(SPREAD),
              false),
          new Question(
              "bytes by direction in bins of 10 s, the last 15 minutes",
              "15m",
              "stats sum(bytes) as traffic by bin(10s), %s"
                  .formatted(ReferenceFlows.DIRECTION.name()),
              "select time // 10000, direction, sum(frame * rate) as traffic from flows where time"
                  + " >= %QUARTER% group by all order by 1, 2",
              "select timestamp_floor('10s', time), direction, sum(frame * rate) as traffic from flows where time >= %QUARTER% order by 1, 2",
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
