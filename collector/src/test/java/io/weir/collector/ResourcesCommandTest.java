package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourcesCommandTest {
  private static final String LIST =
      """
      {"createDate": "2026-11-20-21-05-33", "ipv6_prefixes": [], "prefixes": [
       {"ip_prefix": "3.5.0.0/19", "region": "us-east-1", "service": "S3"}]}
      """;

  @TempDir private Path directory;

  @Test
  void namesEachMistakeOnALine() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("resources.yaml"),
            "local:\n- cidr: 10.0.0.1/8\n- {cidr: 10.1.0.0/16, nam: x}\n");

    CommandRun run = CommandRun.of("resources", "check", file.toString());

    assertEquals(1, run.exitCode());
    assertEquals(
        file
            + ":2:9: \"10.0.0.1/8\" has bits set behind its prefix; write 10.0.0.0/8 for the"
            + " network, or 10.0.0.1 for the one address\n"
            + file
            + ":3:23: no key \"nam\"; did you mean \"name\"?\n",
        run.err());
  }

  @Test
  void makesAFileOfAmazonsListThatPassesTheCheck() throws Exception {
    Path list = Files.writeString(directory.resolve("ip-ranges.json"), LIST);
    Path yaml = directory.resolve("amazon.yaml");

    CommandRun made = CommandRun.of("resources", "import", list.toString(), "-o", yaml.toString());
    CommandRun checked = CommandRun.of("resources", "check", yaml.toString());

    assertEquals(yaml + ": 1 networks" + System.lineSeparator(), made.out());
    assertEquals("1 networks in 1 files" + System.lineSeparator(), checked.out());
    assertEquals(0, checked.exitCode());
    assertTrue(
        CommandRun.of("resources", "import", list.toString()).out().contains("- service: S3\n"));
  }

  @Test
  void refusesAListOfSomethingElse() throws Exception {
    Path list = Files.writeString(directory.resolve("ip-ranges.json"), "[]");

    CommandRun.of("resources", "import", list.toString())
        .assertFails(
            1,
            "weir resources import: "
                + list
                + ": this is not Amazon's list of networks; give its ip-ranges.json");
  }
}
