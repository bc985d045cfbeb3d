package io.weir.collector.config;

import static io.weir.collector.config.SettingType.DURATION;
import static io.weir.collector.config.SettingType.ENDPOINT;
import static io.weir.collector.config.SettingType.FILES;
import static io.weir.collector.config.SettingType.HOSTS;
import static io.weir.collector.config.SettingType.NAME;
import static io.weir.collector.config.SettingType.NETWORKS;
import static io.weir.collector.config.SettingType.PATH;
import static io.weir.collector.config.SettingType.PERCENT;
import static io.weir.collector.config.SettingType.SECRET;
import static io.weir.collector.config.SettingType.SIZE;
import static io.weir.collector.config.SettingType.SWITCH;
import static io.weir.collector.config.SettingType.choice;
import static io.weir.collector.config.SettingType.number;

import io.weir.query.plan.Planner;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import io.weir.storage.store.SegmentLength;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every setting there is. */
public final class Settings {
  private static final List<Setting<?>> ALL = new ArrayList<>();

  // spotless:off — a table: one line a setting
  public static final Setting<Endpoint> UDP_LISTEN = add("udp.listen", ENDPOINT, "127.0.0.1:6343", "Where sFlow datagrams arrive; 0.0.0.0:6343 takes them from other machines.");
  public static final Setting<Integer> UDP_RECEIVERS = add("udp.receivers", number(1, 64), "1", "Sockets that share the port, each with a thread that receives and decodes.");
  public static final Setting<Long> UDP_RECEIVE_BUFFER = add("udp.receive-buffer", SIZE, "32MiB", "Buffer to ask the kernel for, a socket; without CAP_NET_ADMIN it grants at most net.core.rmem_max.");
  public static final Setting<Networks> UDP_PEERS = add("udp.peers", NETWORKS, "all", "Networks from which datagrams are taken; those from elsewhere are counted and dropped.");
  public static final Setting<Networks> UDP_AGENTS = add("udp.agents", NETWORKS, "all", "Networks in which agents may be, by the address with which they name themselves; datagrams of others are counted and dropped.");
  public static final Setting<Integer> UDP_AGENT_LIMIT = add("udp.agent-limit", number(0, 10_000_000), "0", "Datagrams that each sub-agent of an agent, or sender of JSON messages, may send in a second; what comes beyond is counted and dropped. 0 sets no limit.");

  public static final Setting<Boolean> JSON_ENABLED = add("json.enabled", SWITCH, "off", "Whether host-sflow's JSON messages are taken: rtmetric, rtflow, app_operation, flow_sample and counter_sample.");
  public static final Setting<Endpoint> JSON_LISTEN = add("json.listen", ENDPOINT, "127.0.0.1:36343", "Where JSON messages arrive.");

  public static final Setting<Endpoint> HTTP_LISTEN = add("http.listen", ENDPOINT, "127.0.0.1:8080", "Where the console and the API answer. There is no login yet: keep it on loopback, or behind something that has one.");
  public static final Setting<Long> HTTP_IMPORT_LIMIT = add("http.import-limit", SIZE, "1GiB", "The largest capture that the API takes.");
  public static final Setting<HostNames> HTTP_HOSTS = add("http.hosts", HOSTS, "localhost", "Names by which the collector may be asked; under others it answers nobody, so that no foreign web page can make a browser ask it. Addresses need no name.");
  public static final Setting<Integer> HTTP_STREAMS = add("http.streams", number(0, 10_000), "64", "Queries that may be streamed at once; any beyond are refused.");

  public static final Setting<String> MONITORS_REGION = add("monitors.region", NAME, "us-east-1", "Region of monitors, and of networks that the inventory puts in none, where a request for monitors names no other.");
  public static final Setting<SecretSource> MONITORS_KEYS = add("monitors.keys", SECRET, "none", "Key pairs, as ID:SECRET on a line each, with which requests of Amazon's clients must be signed; without them any request is taken.");

  public static final Setting<Path> DATA_DIRECTORY = add("data.directory", PATH, "data", "Where samples are kept; one collector uses it at a time.");

  public static final Setting<SegmentLength> STORE_SEGMENT = add("store.segment", choice(SegmentLength.class), "hour", "How long one file collects sealed blocks before the next begins.");
  public static final Setting<Integer> STORE_SPARE_BLOCKS = add("store.spare-blocks", number(1, 64), "8", "The most empty open blocks that stand ready for bursts of flows; each is a file of some 40 MiB, made when it is first needed.");
  public static final Setting<Duration> STORE_SYNC_INTERVAL = add("store.sync-interval", DURATION, "1s", "How often samples are brought to the disk: what a power loss may cost. A crash of the collector costs nothing.");

  public static final Map<Table, Setting<Duration>> RETENTION_AGE = addEachTable("retention.%s-age", DURATION, "0s", "How long rows of the table %s are kept: a segment goes when its youngest row is older; 0s keeps them for ever.");
  public static final Map<Table, Setting<Long>> RETENTION_SIZE = addEachTable("retention.%s-size", SIZE, "0B", "How large the sealed blocks of the table %s may be: beyond it the oldest segments go; 0B sets no limit.");

  public static final Setting<FileNames> RESOURCES_FILE = add("resources.file", FILES, "none", "The inventory: which networks are where, see resources.md; several files with commas between. It is read again when it changes. Without one, private networks are local.");

  public static final Setting<FileNames> GEO_AS_DATABASE = add("geo.as-database", FILES, "none", "Database of autonomous systems in MaxMind's format, for remote.as and provider; several files with commas between. It is read again when it changes.");
  public static final Setting<FileNames> GEO_CITY_DATABASE = add("geo.city-database", FILES, "none", "Database of cities or of countries in MaxMind's format, for remote.country, remote.city and remote.location; several files with commas between. It is read again when it changes.");

  public static final Setting<Boolean> HEALTH_ENABLED = add("health.enabled", SWITCH, "on", "Whether paths are judged, minute by minute.");
  public static final Setting<Duration> HEALTH_DELAY = add("health.delay", DURATION, "3s", "How long after its end a minute is judged: samples that come later do not count. Agents of sFlow may hold theirs back for a second.");
  public static final Setting<Double> HEALTH_OVERALL = add("health.overall-threshold", PERCENT, "95", "Score of all traffic below which a health event opens.");
  public static final Setting<Double> HEALTH_LOCAL = add("health.local-threshold", PERCENT, "60", "Score of a local resource, a remote one or a provider below which a health event opens.");
  public static final Setting<Double> HEALTH_LOCAL_SHARE = add("health.local-share", PERCENT, "0.1", "Part of all traffic that has to be on impaired paths of such a place before.");

  public static final Setting<Integer> QUERY_THREADS = add("query.threads", number(1, 256), "2", "Threads that work on one query.");
  public static final Setting<Integer> QUERY_CONCURRENT = add("query.concurrent", number(1, 64), "8", "Queries that run at once; 64 more may wait, and any beyond are refused.");
  public static final Setting<Duration> QUERY_TIMEOUT = add("query.timeout", DURATION, "60s", "How long a query may take.");
  public static final Setting<Integer> QUERY_ROWS = add("query.rows", number(1, Planner.MAX_ROWS), "10000", "Rows that an answer may have.");
  public static final Setting<Integer> QUERY_GROUPS = add("query.groups", number(1, 500_000_000), "100000000", "Groups that a query may make.");
  public static final Setting<Integer> QUERY_SAMPLES = add("query.samples", number(1, 100_000_000), "4000000", "Values that rate() and delta() over counters may compare in a query.");
  public static final Setting<Long> QUERY_MEMORY = add("query.memory", SIZE, "2GiB", "Memory that the groups of a query may take; never more than half of the heap.");
  public static final Setting<Long> QUERY_REMEMBERED = add("query.remembered", SIZE, "64MiB", "Memory for what blocks come to, so that a query that is asked again need not read them again; of all queries together, and never more than an eighth of the heap. 0B remembers nothing.");

  public static final Setting<Path> ALERT_RULES = add("alert.rules", PATH, "rules.yaml", "The file of alerting rules; it is read again whenever it changes, and need not be there.");
  public static final Setting<Path> ALERT_SINKS = add("alert.sinks", PATH, "sinks.yaml", "The file that says whom alerts are told; it is read again whenever it changes, and need not be there.");
  public static final Setting<Integer> ALERT_THREADS = add("alert.threads", number(1, 64), "2", "Groups of alerting rules that are evaluated at once.");
  // spotless:on

  private Settings() {}

  /** Every setting, section by section. */
  public static List<Setting<?>> all() {
    return Collections.unmodifiableList(ALL);
  }

  /** The setting of that name, if there is one. */
  static Optional<Setting<?>> named(String name) {
    return all().stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** The settings of a section; empty if there is no such section. */
  static List<Setting<?>> section(String section) {
    return all().stream().filter(setting -> setting.section().equals(section)).toList();
  }

  private static <T> Map<Table, Setting<T>> addEachTable(
      String name, SettingType<T> type, String defaultText, String doc) {
    Map<Table, Setting<T>> settings = new LinkedHashMap<>();
    for (Table table : Tables.all()) {
      settings.put(table, add(name.formatted(table), type, defaultText, doc.formatted(table)));
    }
    return Collections.unmodifiableMap(settings);
  }

  private static <T> Setting<T> add(
      String name, SettingType<T> type, String defaultText, String doc) {
    Setting<T> setting = new Setting<>(name, type, defaultText, doc);
    ALL.add(setting);
    return setting;
  }
}
