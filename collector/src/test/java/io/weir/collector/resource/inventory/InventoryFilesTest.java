package io.weir.collector.resource.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.config.ConfigurationException;
import io.weir.query.EdgeInterfaces;
import io.weir.storage.schema.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryFilesTest {
  private static final String HIERARCHY =
      """
      local:
        - region: eu-central-1
          tags: {env: prod}
          networks:
            - vpc: vpc-0a1b2c3d
              cidr: [10.20.0.0/16, 2001:db8:20::/48]
              networks:
                - subnet: arn:aws:ec2:eu-central-1:1:subnet/subnet-1
                  zone: eu-central-1a
                  cidr: 10.20.1.0/24
                  service: checkout
                  tags: {team: payments}
                  networks:
                    - {cidr: 10.20.1.17, name: db-1, tags: {team: storage}}
                - subnets: /26
                  cidr: 10.20.4.0/22
      remote:
        - service: card gateway
          cidr: 203.0.113.0/24
      """;

  @TempDir private Path directory;

  @Test
  void takesOverWhatTheEntriesAroundSay() throws Exception {
    Inventory inventory = read(HIERARCHY);

    assertEquals(
        "local {REGION=eu-central-1, ZONE=eu-central-1a, VPC=vpc-0a1b2c3d,"
            + " SUBNET=arn:aws:ec2:eu-central-1:1:subnet/subnet-1, NAME=db-1, SERVICE=checkout}"
            + " env=prod team=storage",
        describe(inventory, "10.20.1.17"));
    assertEquals(
        "local {REGION=eu-central-1, VPC=vpc-0a1b2c3d} env=prod",
        describe(inventory, "10.20.200.1"));
    assertEquals(
        "local {REGION=eu-central-1, VPC=vpc-0a1b2c3d} env=prod",
        describe(inventory, "2001:db8:20::1"));
    assertEquals("remote {SERVICE=card gateway} null", describe(inventory, "203.0.113.9"));
    assertEquals(6, inventory.networks());
  }

  @Test
  void makesSubnetsOfPrefixes() throws Exception {
    Resource resource = find(read(HIERARCHY), "10.20.5.70");
    Address address = Address.parse("10.20.5.70");

    assertTrue(resource.hasSubnetsByPrefix());
    assertEquals("10.20.5.64/26", resource.subnet(address.high(), address.low()).toString());
  }

  @Test
  void makesOneTextOfEachName() throws Exception {
    Inventory inventory = read(HIERARCHY);

    assertSame(
        find(inventory, "10.20.1.17").name(Level.VPC),
        find(inventory, "10.20.9.9").name(Level.VPC));
  }

  @Test
  void takesPrivateNetworksForLocalWhereNothingLocalIsDeclared() throws Exception {
    for (Inventory inventory :
        List.of(Inventory.undeclared(), read(""), read("remote: [{cidr: 10.9.0.0/16}]"))) {
      Resource resource = find(inventory, "192.168.7.9");
      Address address = Address.parse("192.168.7.9");
      assertTrue(resource.local());
      assertEquals("192.168.7.0/24", resource.subnet(address.high(), address.low()).toString());
      Address unique = Address.parse("fd00:1:2:3:4::5");
      assertEquals(
          "fd00:1:2:3::/64",
          find(inventory, "fd00:1:2:3:4::5").subnet(unique.high(), unique.low()).toString());
      assertTrue(find(inventory, "127.0.0.1").local());
      assertTrue(find(inventory, "fe80::1").local());
      assertNull(find(inventory, "8.8.8.8"));
    }
    assertFalse(find(read("remote: [{cidr: 10.9.0.0/16}]"), "10.9.1.1").local());
    assertNull(find(read(HIERARCHY), "192.168.7.9"));
    assertTrue(find(read(HIERARCHY), "fe80::1").local());
  }

  @Test
  void includesFilesBesideIt() throws Exception {
    write("amazon.yaml", "remote: [{service: S3, cidr: 3.5.0.0/19}]");
    Path root = write("resources.yaml", "include: amazon.yaml\nlocal: [{cidr: 10.0.0.0/8}]");
    InventoryFiles files = new InventoryFiles(List.of(root));

    assertEquals("remote {SERVICE=S3} null", describe(files.read(), "3.5.1.1"));
    assertEquals(Set.of(root, directory.resolve("amazon.yaml")), Set.copyOf(files.files()));
  }

  @Test
  void namesEveryMistakeWithItsPlaceAndItsCure() {
    assertMistakes(
        """
        locl: []
        local:
          - regoin: fra
            cidr: 10.0.0.0/33
          - cidr: [10.1.2.3/24, 10.2.0.0/16, ten]
          - cidr: 10.2.0.0/16
          - region: fra
          - just a word
          - cidr: 10.3.0.0/16
            subnets: /16
            tags: {a b: c}
            networks:
              - cidr: 10.4.0.0/24
              - {cidr: 10.3.1.0/24, name: , name: x}
          - cidr: 10.5.0.0/16
            subnets: many
            subnet: one
        remote: 10.0.0.0/8
        """,
        ":1:1: no key \"locl\"; did you mean \"local\"?",
        ":3:5: no key \"regoin\"; did you mean \"region\"?",
        ":4:11: \"10.0.0.0/33\" has no prefix of 0 to 32 bits; write as in /24",
        ":5:12: \"10.1.2.3/24\" has bits set behind its prefix; write 10.1.2.0/24 for the network,"
            + " or 10.1.2.3 for the one address",
        ":5:38: \"ten\" is no network; write one as in 10.0.0.0/8, 2001:db8::/32 or 10.1.2.3",
        ":6:11: 10.2.0.0/16 stands here again, after %s:5:25; keep one of them",
        ":7:5: the entry is of no network; give it \"cidr\", or \"networks\" within it",
        ":8:5: an entry has keys, as in - cidr: 10.0.0.0/8",
        ":11:12: a tag has neither blanks nor =; write it with dashes instead",
        ":10:14: 10.3.0.0/16 has no subnets of /16; write a longer prefix of its kind, as in /24",
        ":13:15: 10.4.0.0/24 is not in 10.3.0.0/16 of the entry that it stands in; correct one of"
            + " them, or move the entry out",
        ":14:34: \"name\" takes a word, as in fra-1, vpc-0a1b2c3d or an ARN",
        ":14:37: \"name\" stands here again; keep one of them",
        ":15:5: \"subnet\" names one subnet, \"subnets\" makes many; keep one of them",
        ":16:14: \"many\" is no length of a prefix; write it as in /24",
        ":18:9: \"remote\" takes a list; begin each entry with a dash, as in - cidr: 10.0.0.0/8");
  }

  @Test
  void namesWhatIsNoList() {
    assertMistakes(
        "10.0.0.0/8",
        ":1:1: networks stand in lists; write \"local:\" and, below it, \"- cidr: 10.0.0.0/8\"");
    assertMistakes("local: [", ":1:9: this is no YAML: ");
    assertMistakes(
        "include: gone.yaml", "gone.yaml: there is no such file; name another in %s:1:10");
  }

  @Test
  void readsTheEdgeOfTheNetwork() throws Exception {
    assertEquals(List.of(), read(HIERARCHY).edge());
    assertEquals(
        List.of(
            new EdgeInterfaces(
                Set.of(Address.parse("192.0.2.1"), Address.parse("2001:db8::1")),
                Set.of(1L, 4_294_967_295L),
                Set.of()),
            new EdgeInterfaces(
                Set.of(Address.parse("192.0.2.2")), Set.of(), Set.of("xe-0/0/%", "48"))),
        read("""
                edge:
                  - {agent: [192.0.2.1, "2001:db8::1"], index: [1, 4294967295]}
                  - agent: 192.0.2.2
                    name: [xe-0/0/%, 48]
                """)
            .edge());
  }

  @Test
  void namesMistakesInTheEdge() {
    assertMistakes(
        """
        edge:
          - {agent: 192.0.2.1, indx: 1}
          - {index: 1}
          - {agent: switch-1, index: [eth0, 4294967296], index: 7}
          - {agent: 192.0.2.1, name: {}}
          - 192.0.2.1
        """,
        ":2:24: no key \"indx\"; did you mean \"index\"?",
        ":2:5: no interface is named; give \"index\" or \"name\"",
        ":3:5: the interfaces are of no agent; name it, as in {agent: 192.0.2.1, index: [1, 2]}",
        ":4:50: \"index\" stands here again; make one list of both",
        ":4:13: \"switch-1\" is no address; write the one by which the agent names itself, as in"
            + " 192.0.2.1",
        ":4:31: \"eth0\" is no ifIndex; write a number, or the interface's name behind \"name\"",
        ":4:37: \"4294967296\" is no ifIndex; write a number, or the interface's name behind"
            + " \"name\"",
        ":5:30: \"name\" takes one or a list, as in {agent: 192.0.2.1, index: [1, 2]}",
        ":6:5: interfaces have keys, as in - {agent: 192.0.2.1, index: [1, 2]}");
    assertMistakes(
        "edge: 192.0.2.1",
        ":1:7: \"edge\" takes a list; begin it with a dash, as in - {agent: 192.0.2.1, index:");
  }

  private void assertMistakes(String yaml, String... expected) {
    Path file = directory.resolve("resources.yaml");
    ConfigurationException mistakes =
        assertThrows(ConfigurationException.class, () -> read(yaml), yaml);
    List<String> lines = mistakes.getMessage().lines().toList();
    assertEquals(expected.length, lines.size(), mistakes.getMessage());
    for (int i = 0; i < expected.length; i++) {
      String place = expected[i].startsWith(":") ? file.toString() : directory + "/";
      String line = place + expected[i].formatted(file);
      assertTrue(lines.get(i).startsWith(line), lines.get(i) + "\nexpected\n" + line);
    }
  }

  private Inventory read(String yaml) throws ConfigurationException, IOException {
    return new InventoryFiles(List.of(write("resources.yaml", yaml))).read();
  }

  private Path write(String name, String yaml) throws IOException {
    return Files.writeString(directory.resolve(name), yaml);
  }

  private static Resource find(Inventory inventory, String address) {
    Address parsed = Address.parse(address);
    return inventory.find(parsed.high(), parsed.low());
  }

  private static String describe(Inventory inventory, String address) {
    Resource resource = find(inventory, address);
    return (resource.local() ? "local " : "remote ") + resource.names() + " " + resource.tags();
  }
}
