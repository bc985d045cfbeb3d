package io.weir.collector.resource.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.weir.collector.config.ConfigurationException;
import io.weir.storage.schema.Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IpRangesTest {
  private static final String LIST =
      """
      {"syncToken": "1", "createDate": "2026-11-20-21-05-33",
       "prefixes": [
        {"ip_prefix": "3.5.0.0/19", "region": "us-east-1", "service": "AMAZON", "network_border_group": "us-east-1"},
        {"ip_prefix": "3.5.0.0/19", "region": "us-east-1", "service": "S3", "network_border_group": "us-east-1"},
        {"ip_prefix": "3.5.0.0/19", "region": "us-east-1", "service": "EC2", "network_border_group": "us-east-1"},
        {"ip_prefix": "3.4.12.0/24", "region": "us-east-1", "service": "EC2", "network_border_group": "us-east-1-bos-1"},
        {"ip_prefix": "120.52.22.96/27", "region": "GLOBAL", "service": "CLOUDFRONT", "network_border_group": "GLOBAL"}],
       "ipv6_prefixes": [
        {"ipv6_prefix": "2600:1f00::/40", "region": "us-east-1", "service": "S3", "network_border_group": "us-east-1"}]}
      """;

  @TempDir private Path directory;

  @Test
  void becomesAFileOfRemoteResources() throws Exception {
    IpRanges ranges = IpRanges.read(Files.writeString(directory.resolve("ranges.json"), LIST));

    assertEquals(4, ranges.size());
    assertEquals(
        """
        # Networks of Amazon, as published on 2026-11-20-21-05-33
        remote:
          - region: GLOBAL
            networks:
              - service: CLOUDFRONT
                cidr:
                  - 120.52.22.96/27
          - region: us-east-1
            networks:
              - service: EC2
                zone: us-east-1-bos-1
                cidr:
                  - 3.4.12.0/24
              - service: S3
                cidr:
                  - 3.5.0.0/19
                  - 2600:1f00::/40
        """,
        ranges.toYaml());
  }

  @Test
  void isReadAsAnInventory() throws Exception {
    IpRanges ranges = IpRanges.read(Files.writeString(directory.resolve("ranges.json"), LIST));
    Path yaml = Files.writeString(directory.resolve("amazon.yaml"), ranges.toYaml());
    Inventory inventory = new InventoryFiles(List.of(yaml)).read();
    Address address = Address.parse("2600:1f00::1");

    assertEquals(4, inventory.networks());
    assertEquals(
        "{REGION=us-east-1, SERVICE=S3}",
        inventory.find(address.high(), address.low()).names().toString());
  }

  @Test
  void refusesWhatIsNoSuchList() throws Exception {
    for (String text :
        List.of(
            "",
            "[]",
            "{}",
            "{\"prefixes\": 1}",
            LIST.replace("3.4.12.0/24", "x"),
            LIST.replace("\"S3\"", "\"a: b\""))) {
      Path file = Files.writeString(directory.resolve("other.json"), text);
      assertEquals(
          file + ": this is not Amazon's list of networks; give its ip-ranges.json",
          assertThrows(ConfigurationException.class, () -> IpRanges.read(file)).getMessage());
    }
  }
}
