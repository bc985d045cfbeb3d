package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.weir.collector.config.FileNames;
import io.weir.collector.config.Settings;
import io.weir.collector.resource.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture of hsflowd on a host that serves three networks, with all that is known of them. */
class ResourcesEndToEndTest {
  private static final String ALL = "flows from 2000-01-01T00:00:00Z to now | ";
  private static final String SUM = " | stats sum(bytes), count()";
  private static final String RESOURCES =
      """
      local:
        - region: fra
          service: web
          cidr: [10.20.1.1, 10.20.2.1, 10.20.3.1]
          subnet: servers
      remote:
        - {name: office a, subnet: net-a, cidr: 10.20.1.0/24}
        - {name: office b, subnet: net-b, cidr: 10.20.2.0/24}
      """;

  @TempDir private Path directory;

  @Test
  void saysWhereTrafficGoesAndWhoCarriesIt() throws Exception {
    Path data = directory.resolve("data");
    CommandRun imported =
        CommandRun.of(
            "import", capture().toString(), "--data", data.toString(), "--config", settings());
    assertEquals("", imported.err());

    try (TestCollector collector = new TestCollector(data)) {
      JsonArray between =
          collector.query(ALL + "stats sum(bytes) by local.subnet, remote.subnet, direction");
      assertEquals(
          List.of(
              "[\"fe80::/64\",\"ff00::/8\",\"internal\",7400]",
              "[\"servers\",\"net-a\",\"in\",31496400]",
              "[\"servers\",\"net-a\",\"out\",970620800]",
              "[\"servers\",\"net-b\",\"in\",34005800]",
              "[\"servers\",\"net-b\",\"out\",932566800]",
              "[\"servers\",null,\"in\",31143100]",
              "[\"servers\",null,\"out\",998279400]"),
          between.stream().map(Object::toString).sorted().toList());
      for (String path : List.of("1 Provider A", "2 Provider B", "3 Provider C")) {
        String host = "10.20." + path.charAt(0) + ".10";
        assertEquals(
            collector.query(ALL + "where src.ip = " + host + " or dst.ip = " + host + SUM),
            collector.query(ALL + "where provider = \"" + path.substring(2) + "\"" + SUM));
      }
      assertEquals(
          "[[\"10.20.1.10\",11088]]",
          collector
              .query(ALL + "where local.ip = 10.20.1.1 | stats count() by remote.ip")
              .encode());
      assertEquals(
          "[[\"DE\",\"Berlin\",\"52.52,13.41\",64501,\"office a\",11088]]",
          collector
              .query(
                  ALL
                      + "where remote.city is present | stats count() by remote.country,"
                      + " remote.city, remote.location, remote.as, remote.name")
              .encode());
    }
  }

  @Test
  void saysOnHealthWhatCannotBeRead() throws Exception {
    Path resources = Files.writeString(directory.resolve("resources.yaml"), "locl: []");
    try (TestCollector collector =
        new TestCollector(
            TestCollector.configuration(directory.resolve("data"))
                .with(Settings.RESOURCES_FILE, new FileNames(List.of(resources))))) {
      String failing = collector.get("/healthz");
      assertTrue(failing.contains("resources.yaml:1:1: no key"), failing);
      String metrics = collector.get("/metrics");
      assertTrue(
          metrics.contains("weir_resource_load_failures_total{setting=\"resources.file\"} 1"),
          metrics);

      Files.writeString(resources, RESOURCES);
      Eventually.holds(
          "the mended file was read",
          () -> collector.get("/healthz").equals("{\"status\":\"ok\"}"));
      assertEquals(5, collector.metric("weir_resource_networks"));
    }
  }

  @Test
  void countsWhatCameInAtTheEdgeOnceThatIsMarked() throws Exception {
    Path resources = Files.writeString(directory.resolve("resources.yaml"), "edge:");
    Path data = directory.resolve("data");
    CommandRun.of("import", capture().toString(), "--data", data.toString());
    String atEdge = "flows observed edge from 2000-01-01T00:00:00Z to now | stats count() by agent";
    try (TestCollector collector =
        new TestCollector(
            TestCollector.configuration(data)
                .with(Settings.RESOURCES_FILE, new FileNames(List.of(resources))))) {
      CommandFailure unmarked = assertThrows(CommandFailure.class, () -> collector.query(atEdge));
      assertTrue(
          unmarked.getMessage().contains("line 1:16: no interface is marked as edge"),
          unmarked.getMessage());
      String byHand =
          ALL
              + "where agent = 10.20.1.1 and input = 11 and source.index = 11"
              + " | stats count() by agent";

      Files.writeString(resources, "edge: [{agent: 10.20.1.1, index: 11}]");

      Eventually.holds("the edge is known", () -> isAnswered(collector, atEdge));
      assertEquals(collector.query(byHand), collector.query(atEdge));
      assertEquals(1, collector.query(atEdge).size());
    }
  }

  private static boolean isAnswered(TestCollector collector, String query)
      throws InterruptedException {
    try {
      collector.query(query);
      return true;
    } catch (CommandFailure e) {
      return false;
    }
  }

  private Path capture() throws IOException {
    Path capture = directory.resolve("capture.pcap.gz");
    try (InputStream demo =
        ResourcesEndToEndTest.class.getResourceAsStream("/demo/hsflowd-faults.pcap.gz")) {
      Files.copy(demo, capture);
    }
    return capture;
  }

  private String settings() throws IOException {
    Path resources = Files.writeString(directory.resolve("resources.yaml"), RESOURCES);
    Path systems =
        new TestDatabase()
            .with("10.20.1.0/24", system(64_501, "Provider A"))
            .with("10.20.2.0/24", system(64_502, "Provider B"))
            .with("10.20.3.0/24", system(64_503, "Provider C"))
            .write(directory.resolve("as.mmdb"));
    Path cities =
        new TestDatabase()
            .with(
                "10.20.1.0/24",
                Map.of(
                    "country_code", "DE", "city", "Berlin", "latitude", 52.52, "longitude", 13.41))
            .write(directory.resolve("city.mmdb"));
    return Files.writeString(
            directory.resolve("weir.yaml"),
            """
            resources:
              file: %s
            geo:
              as-database: %s
              city-database: %s
            """
                .formatted(resources, systems, cities))
        .toString();
  }

  private static Map<String, Object> system(int number, String organisation) {
    return Map.of(
        "autonomous_system_number", number, "autonomous_system_organization", organisation);
  }
}
