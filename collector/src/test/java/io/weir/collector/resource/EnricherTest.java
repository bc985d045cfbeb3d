package io.weir.collector.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.collector.resource.geo.Places;
import io.weir.collector.resource.geo.Providers;
import io.weir.collector.resource.inventory.InventoryFiles;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Choice;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnricherTest {
  private static final String RESOURCES =
      """
      local:
        - {region: fra, subnet: web, cidr: 10.1.0.0/16, tags: {env: prod}}
        - {region: ams, subnets: /24, cidr: 10.2.0.0/16}
        - {name: public, cidr: 198.51.100.0/24}
      remote:
        - {service: partner, cidr: 10.9.0.0/16}
      """;

  @TempDir private Path directory;
  private Knowledge knowledge;
  private final Enricher enricher = new Enricher(Flows.TABLE);

  @BeforeEach
  void learn() throws Exception {
    Path resources = Files.writeString(directory.resolve("resources.yaml"), RESOURCES);
    Path systems =
        new TestDatabase()
            .with("8.8.8.0/24", system(15169, "Google LLC"))
            .with("1.1.1.0/24", system(13335, "Cloudflare, Inc."))
            .with("198.51.100.0/24", system(64500, "Ourselves"))
            .write(directory.resolve("as.mmdb"));
    Path cities =
        new TestDatabase()
            .with(
                "8.8.8.0/24",
                Map.of(
                    "country_code",
                    "US",
                    "city",
                    "Ashburn",
                    "latitude",
                    39.04,
                    "longitude",
                    -77.49))
            .write(directory.resolve("city.mmdb"));
    knowledge =
        new Knowledge(
            new InventoryFiles(List.of(resources)).read(),
            Providers.read(List.of(systems)),
            Places.read(List.of(cities)));
  }

  @Test
  void takesTheEndThatIsNotLocalForTheRemoteOne() {
    String outside =
        " provider=Google LLC remote.as=15169 remote.country=US remote.city=Ashburn"
            + " remote.location=39.04,-77.49";
    assertEquals(
        "direction=out local.end=src local.region=fra local.subnet=web local.tags=env=prod"
            + outside,
        enriched("10.1.0.1", "8.8.8.8"));
    assertEquals(
        "direction=in local.end=dst local.region=fra local.subnet=web local.tags=env=prod"
            + outside,
        enriched("8.8.8.8", "10.1.0.1"));
  }

  @Test
  void takesTheSourceForLocalBetweenTwoLocalEnds() {
    assertEquals(
        "direction=internal local.end=src local.region=fra local.subnet=web local.tags=env=prod"
            + " remote.region=ams remote.subnet=10.2.3.0/24",
        enriched("10.1.0.1", "10.2.3.4"));
  }

  @Test
  void takesTheHostThatReportsForLocalBetweenTwoLocalEnds() {
    Row received = row(Flows.TABLE, "10.1.0.1", "10.2.3.4");
    setText(received, Flows.TCP_DIRECTION, "received");
    enricher.enrich(received, knowledge);
    Row sent = row(Flows.TABLE, "10.1.0.1", "10.2.3.4");
    setText(sent, Flows.TCP_DIRECTION, "sent");
    enricher.enrich(sent, knowledge);

    assertEquals(
        "tcp.direction=received direction=internal local.end=dst local.region=ams"
            + " local.subnet=10.2.3.0/24 remote.region=fra remote.subnet=web"
            + " remote.tags=env=prod",
        describe(Flows.TABLE, received));
    assertEquals("fra", text(sent, Flows.LOCAL_REGION));
  }

  @Test
  void saysNothingOfProvidersBetweenTwoLocalEnds() {
    assertEquals(
        "direction=internal local.end=src local.region=fra local.subnet=web local.tags=env=prod"
            + " remote.name=public",
        enriched("10.1.0.1", "198.51.100.1"));
  }

  @Test
  void takesTheDestinationForRemoteWhereNeitherEndIsLocal() {
    assertEquals(
        "direction=transit local.end=none remote.service=partner", enriched("8.8.8.8", "10.9.1.1"));
    assertEquals(
        "direction=transit local.end=none provider=Cloudflare, Inc. remote.as=13335",
        enriched("10.9.1.1", "1.1.1.1"));
  }

  @Test
  void believesTheAgentMoreThanTheDatabase() {
    assertEquals(
        "src.as=13335 direction=in local.end=dst local.region=fra local.subnet=web"
            + " local.tags=env=prod provider=Cloudflare, Inc. remote.as=13335",
        withAgentsAs("9.9.9.9", "10.1.0.1", Flows.SOURCE_AS, 13335));
    assertEquals(
        "dst.as=64999 direction=out local.end=src local.region=fra local.subnet=web"
            + " local.tags=env=prod remote.as=64999",
        withAgentsAs("10.1.0.1", "1.1.1.1", Flows.DESTINATION_AS, 64999));
  }

  @Test
  void takesTheOwnEndOfASocketForLocal() {
    assertEquals(
        "local.end=app local.region=fra local.subnet=web local.tags=env=prod"
            + " provider=Cloudflare, Inc. remote.as=13335",
        ofSocket("10.1.0.1", "1.1.1.1"));
    assertEquals(
        "direction=internal local.end=app local.region=fra local.subnet=web local.tags=env=prod"
            + " remote.region=ams remote.subnet=10.2.3.0/24",
        ofSocket("10.1.0.1", "10.2.3.4"));
  }

  private String ofSocket(String own, String peer) {
    Row row = new Row(Flows.TABLE);
    row.setAddress(Flows.SOCKET_LOCAL_IP, 0, Address.parse(own).low());
    row.setAddress(Flows.SOCKET_REMOTE_IP, 0, Address.parse(peer).low());
    enricher.enrich(row, knowledge);
    return describe(Flows.TABLE, row);
  }

  @Test
  void leavesARowWithoutAddressesAsItIs() {
    Row row = new Row(Flows.TABLE);
    row.setAddress(Flows.SOURCE_IP, 0, Address.parse("10.1.0.1").low());

    enricher.enrich(row, knowledge);

    assertEquals("", describe(Flows.TABLE, row));
  }

  @Test
  void saysTheSameOfDrops() {
    Row drop = row(Drops.TABLE, "10.1.0.1", "1.1.1.1");

    new Enricher(Drops.TABLE).enrich(drop, knowledge);

    assertEquals(
        "direction=out local.end=src local.region=fra local.subnet=web local.tags=env=prod"
            + " provider=Cloudflare, Inc. remote.as=13335",
        describe(Drops.TABLE, drop));
    assertEquals(
        Drops.TABLE.field("local.end"),
        Drops.TABLE.field("local.ip").flatMap(Field::choice).map(Choice::selector));
  }

  @Test
  void forgetsWhatItKnewWhenThereIsSomethingElseToKnow() {
    assertEquals("fra", text(enrichedRow("10.1.0.1", "8.8.8.8"), Flows.LOCAL_REGION));

    knowledge = Knowledge.NONE;

    assertEquals(
        "direction=out local.end=src local.subnet=10.1.0.0/24", enriched("10.1.0.1", "8.8.8.8"));
  }

  @Test
  void saysTheSameWhateverCameBefore() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      int source = (10 << 24 | random.nextInt(1 << 24));
      int destination = random.nextInt(4) == 0 ? 0x0808_0808 : (10 << 24 | random.nextInt(1 << 24));
      Row row = new Row(Flows.TABLE);
      row.setAddress(Flows.SOURCE_IP, 0, Address.lowOfIpv4(source));
      row.setAddress(Flows.DESTINATION_IP, 0, Address.lowOfIpv4(destination));
      enricher.enrich(row, knowledge);

      String direction =
          "%s"
              .formatted(
                  isLocal(source)
                      ? isLocal(destination) ? "internal" : "out"
                      : isLocal(destination) ? "in" : "transit");
      assertEquals(direction, text(row, Flows.DIRECTION), () -> "seed " + seed);
      if (isLocal(source) && source >>> 16 == 0x0a02) {
        assertEquals(
            Address.ofIpv4(source & 0xffff_ff00) + "/24",
            text(row, Flows.LOCAL_SUBNET),
            () -> "seed " + seed);
      }
    }
  }

  private static boolean isLocal(int address) {
    return address >>> 16 == 0x0a01 || address >>> 16 == 0x0a02;
  }

  private String enriched(String source, String destination) {
    return describe(Flows.TABLE, enrichedRow(source, destination));
  }

  private Row enrichedRow(String source, String destination) {
    Row row = row(Flows.TABLE, source, destination);
    enricher.enrich(row, knowledge);
    return row;
  }

  private String withAgentsAs(String source, String destination, Field field, long number) {
    Row row = row(Flows.TABLE, source, destination);
    row.set(field, number);
    enricher.enrich(row, knowledge);
    return describe(Flows.TABLE, row);
  }

  private static Row row(Table table, String source, String destination) {
    Row row = new Row(table);
    Address from = Address.parse(source);
    Address to = Address.parse(destination);
    row.setAddress(table.field("src.ip").orElseThrow(), from.high(), from.low());
    row.setAddress(table.field("dst.ip").orElseThrow(), to.high(), to.low());
    return row;
  }

  private static void setText(Row row, Field field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    row.setText(field, bytes, 0, bytes.length);
  }

  private static Map<String, Object> system(int number, String organisation) {
    return Map.of(
        "autonomous_system_number", number, "autonomous_system_organization", organisation);
  }

  /** What is set but for the addresses. */
  private static String describe(Table table, Row row) {
    return table.stored().stream()
        .filter(field -> row.has(field) && field.type() != FieldType.ADDRESS)
        .map(
            field ->
                field
                    + "="
                    + (field.type() == FieldType.TEXT
                        ? text(row, field)
                        : row.value(field.index())))
        .collect(Collectors.joining(" "));
  }

  private static String text(Row row, Field field) {
    int index = field.index();
    return new String(
        row.text(index), row.textOffset(index), row.textLength(index), StandardCharsets.UTF_8);
  }
}
