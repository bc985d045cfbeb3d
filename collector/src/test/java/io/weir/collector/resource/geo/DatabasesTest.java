package io.weir.collector.resource.geo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.resource.TestDatabase;
import io.weir.storage.schema.Address;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {
  private static final Map<String, Object> CLOUDFLARE =
      Map.of(
          "autonomous_system_number", 13335, "autonomous_system_organization", "Cloudflare, Inc.");
  private static final Map<String, Object> PRIVATE_AS = Map.of("autonomous_system_number", 64_500);

  private static final TestDatabase SYSTEMS =
      new TestDatabase()
          .with("1.0.0.0/16", PRIVATE_AS)
          .with("1.0.0.0/24", CLOUDFLARE)
          .with("2606:4700::/32", CLOUDFLARE);

  @TempDir private Path directory;

  @Test
  void tellsWhoRunsAnAddress() throws Exception {
    Providers providers = Providers.read(List.of(SYSTEMS.write(file("as.mmdb"))));

    assertEquals("Cloudflare, Inc.", provider(providers, "1.0.0.255").organisation().toString());
    assertEquals(13335, provider(providers, "2606:4700::1").number());
    assertEquals(64_500, provider(providers, "1.0.1.0").number());
    assertNull(provider(providers, "1.0.1.0").organisation());
    assertNull(provider(providers, "1.1.0.0"));
    assertNull(provider(providers, "2606:4701::"));
    assertEquals(3, providers.size());
  }

  @Test
  void tellsWhoRunsAnAutonomousSystem() throws Exception {
    Providers providers = Providers.read(List.of(SYSTEMS.write(file("as.mmdb"))));

    assertEquals("Cloudflare, Inc.", providers.organisation(13335).toString());
    assertNull(providers.organisation(64_500));
    assertNull(providers.organisation(1));
  }

  @Test
  void readsPlacesInTheFormOfMaxMind() throws Exception {
    Map<String, Object> berlin =
        Map.of(
            "country", Map.of("iso_code", "DE"),
            "city", Map.of("names", Map.of("de", "Berlin", "en", "Berlin")),
            "location", Map.of("latitude", 52.5196, "longitude", 13.4069));
    Places places =
        Places.read(
            List.of(new TestDatabase().with("81.0.0.0/8", berlin).write(file("city.mmdb"))));

    Place place = places.find(0, Address.parse("81.2.3.4").low());

    assertEquals("DE", place.country().toString());
    assertEquals("Berlin", place.city().toString());
    assertEquals("52.52,13.41", place.location().toString());
  }

  @Test
  void readsPlacesInTheFlatForm() throws Exception {
    Map<String, Object> sydney =
        Map.of(
            "country_code",
            "AU",
            "city",
            "Sydney",
            "latitude",
            -33.8688,
            "longitude",
            151.2093,
            "state1",
            "New South Wales");
    Path file =
        new TestDatabase()
            .with("1.0.0.0/24", sydney)
            .with("1.0.2.0/24", sydney)
            .with("2.0.0.0/8", Map.of("country_code", "FR", "city", ""))
            .with("3.0.0.0/8", Map.of("country_code", ""))
            .write(file("city.mmdb"));
    Places places = Places.read(List.of(file));

    Place place = places.find(0, Address.parse("1.0.0.9").low());
    assertEquals(
        "AU Sydney -33.87,151.21", place.country() + " " + place.city() + " " + place.location());
    assertSame(place, places.find(0, Address.parse("1.0.2.9").low()));
    Place france = places.find(0, Address.parse("2.0.0.0").low());
    assertEquals("FR", france.country().toString());
    assertNull(france.city());
    assertNull(france.location());
    assertNull(places.find(0, Address.parse("3.0.0.0").low()));
  }

  @Test
  void takesIpv4AndIpv6FromTwoFiles() throws Exception {
    Path ipv4 = new TestDatabase().with("1.0.0.0/24", CLOUDFLARE).write(file("4.mmdb"));
    Path ipv6 = new TestDatabase().with("2606:4700::/32", CLOUDFLARE).write(file("6.mmdb"));

    assertEquals(2, Providers.read(List.of(ipv6, ipv4)).size());
  }

  @Test
  void namesADatabaseThatIsNotThere() {
    Path missing = file("missing.mmdb");

    assertEquals(missing + ": there is no such file to read; name another", refusal(missing));
  }

  @Test
  void namesADatabaseOfSomethingElse() throws Exception {
    Path countries =
        new TestDatabase().with("1.0.0.0/24", Map.of("country_code", "AU")).write(file("c.mmdb"));

    assertEquals(
        countries + ": the database knows no autonomous systems; name another", refusal(countries));
  }

  @Test
  void refusesADatabaseThatIsCutAnywhere() throws Exception {
    byte[] whole = SYSTEMS.bytes();
    Path cut = file("cut.mmdb");
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(cut, Arrays.copyOf(whole, length));

      assertEquals(
          cut + ": this is no whole database in MaxMind's format; fetch it again", refusal(cut));
    }
  }

  @Test
  void endsInAnAnswerOrARefusalWhateverTheBytesAre() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Path damaged = file("damaged.mmdb");
    for (int i = 0; i < 500; i++) {
      byte[] bytes = SYSTEMS.bytes();
      for (int k = 0; k < 3; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(damaged, bytes);
      assertDoesNotThrow(() -> answersOrRefuses(damaged), () -> "seed " + seed);
    }
  }

  @Test
  void refusesARecordThatPointsAtItself() throws Exception {
    byte[] bytes = new TestDatabase().with("1.0.0.0/24", PRIVATE_AS).bytes();
    String key = "autonomous_system_number";
    int value = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(key) + key.length();
    bytes[value] = 1 << 5; // a pointer of eleven bits, at the first record
    bytes[value + 1] = 0;
    Path circle = Files.write(file("circle.mmdb"), bytes);

    assertEquals(
        circle + ": this is no whole database in MaxMind's format; fetch it again",
        refusal(circle));
  }

  private static void answersOrRefuses(Path file) {
    try {
      assertTrue(Providers.read(List.of(file)).size() > 0);
    } catch (DatabaseException refused) {
      assertTrue(refused.getMessage().startsWith(file.toString()));
    }
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private static Provider provider(Providers providers, String address) {
    Address parsed = Address.parse(address);
    return providers.find(parsed.high(), parsed.low());
  }

  private static String refusal(Path file) {
    return assertThrows(DatabaseException.class, () -> Providers.read(List.of(file))).getMessage();
  }
}
