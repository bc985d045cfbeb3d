package io.weir.collector.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.config.Configuration;
import io.weir.collector.config.FileNames;
import io.weir.collector.config.Settings;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourcesTest {
  @TempDir private Path directory;
  private Path inventory;
  private Path systems;
  @AutoClose private Resources resources;

  /** Keeps the last row. */
  private static final class LastRow implements RowWriter {
    private final Row last = new Row(Flows.TABLE);

    @Override
    public boolean append(Row row) {
      last.copy(row, Flows.TABLE.placesIn(Flows.TABLE));
      return true;
    }

    @Override
    public void publish() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void name() throws IOException {
    inventory = directory.resolve("resources.yaml");
    systems = directory.resolve("as.mmdb");
    inventory("first");
    database("Google LLC");
    resources =
        new Resources(
            Configuration.defaults()
                .with(Settings.RESOURCES_FILE, new FileNames(List.of(inventory)))
                .with(Settings.GEO_AS_DATABASE, new FileNames(List.of(systems))));
  }

  @Test
  void readsWhatHasChanged() throws Exception {
    assertEquals("local.region=null provider=null", known());

    resources.refresh();
    assertEquals("local.region=first provider=Google LLC", known());

    inventory("another");
    resources.refresh();
    assertEquals("local.region=another provider=Google LLC", known());

    database("Alphabet Inc.");
    resources.refresh();
    assertEquals("local.region=another provider=Alphabet Inc.", known());
    assertEquals(List.of(), resources.problems());
  }

  @Test
  void keepsWhatItKnewOfABrokenFileAndSaysSo() throws Exception {
    resources.refresh();

    Files.writeString(inventory, "local: [{regoin: fra, cidr: 10.0.0.0/8}]");
    byte[] whole = Files.readAllBytes(systems);
    Files.write(systems, Arrays.copyOf(whole, whole.length / 2));
    resources.refresh();

    assertEquals("local.region=first provider=Google LLC", known());
    assertEquals(
        List.of(
            "resources.file: "
                + inventory
                + ":1:10: no key \"regoin\"; did you mean \"region\"? (what was known before still"
                + " holds)",
            "geo.as-database: "
                + systems
                + ": this is no whole database in MaxMind's format; fetch it again (what was known"
                + " before still holds)"),
        resources.problems());
  }

  @Test
  void findsItsFilesWhenTheyAreThereAtLast() throws Exception {
    Files.delete(inventory);
    Files.delete(systems);
    resources.refresh();
    assertEquals(2, resources.problems().size());
    assertTrue(resources.problems().getFirst().contains("there is no such file"));
    assertEquals("local.region=null provider=null", known());

    inventory("first");
    database("Google LLC");
    resources.refresh();

    assertEquals(List.of(), resources.problems());
    assertEquals("local.region=first provider=Google LLC", known());
  }

  @Test
  void followsTheFilesThatTheInventoryIncludes() throws Exception {
    Path included = directory.resolve("more.yaml");
    Files.writeString(inventory, "include: more.yaml");
    Files.writeString(included, "local: [{regoin: fra, cidr: 10.0.0.0/8}]");
    resources.refresh();
    assertEquals(1, resources.problems().size());

    Files.writeString(included, "local: [{region: included, cidr: 10.0.0.0/8}]");
    resources.refresh();

    assertEquals("local.region=included provider=Google LLC", known());
  }

  private void inventory(String region) throws IOException {
    Files.writeString(inventory, "local: [{region: %s, cidr: 10.0.0.0/8}]".formatted(region));
  }

  private void database(String organisation) throws IOException {
    new TestDatabase()
        .with(
            "8.8.8.0/24",
            Map.of(
                "autonomous_system_number", 15169, "autonomous_system_organization", organisation))
        .write(systems);
  }

  private String known() {
    LastRow kept = new LastRow();
    Row row = new Row(Flows.TABLE);
    row.setAddress(Flows.SOURCE_IP, 0, Address.parse("10.1.2.3").low());
    row.setAddress(Flows.DESTINATION_IP, 0, Address.parse("8.8.8.8").low());
    try (RowWriter writer = resources.enriching(Flows.TABLE, kept)) {
      writer.append(row);
    }
    return "local.region="
        + text(kept.last, Flows.LOCAL_REGION.index(), kept.last.has(Flows.LOCAL_REGION))
        + " provider="
        + text(kept.last, Flows.PROVIDER.index(), kept.last.has(Flows.PROVIDER));
  }

  private static String text(Row row, int index, boolean present) {
    return present
        ? new String(
            row.text(index), row.textOffset(index), row.textLength(index), StandardCharsets.UTF_8)
        : null;
  }
}
