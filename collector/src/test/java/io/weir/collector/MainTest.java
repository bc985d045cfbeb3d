package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @Test
  void listsItsCommands() {
    CommandRun help = CommandRun.of("--help");

    assertEquals(0, help.exitCode());
    for (String command : new String[] {"demo", "serve", "query", "replay", "import", "version"}) {
      assertTrue(
          help.out().lines().anyMatch(line -> line.strip().startsWith(command + " ")), help.out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "serve", "query", "replay", "import", "version"})
  void explainsEachCommand(String command) {
    CommandRun help = CommandRun.of(command, "--help");

    assertEquals(0, help.exitCode());
    assertTrue(help.out().startsWith("Usage: weir " + command), help.out());
  }

  @Test
  void printsItsVersion() {
    CommandRun version = CommandRun.of("version");

    assertEquals(0, version.exitCode());
    assertTrue(
        version.out().matches("weir \\d+\\.\\d+\\.\\d+\\S* \\(Java 2.*\\)\\R"), version.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
                                   | weir: Missing required subcommand; see "weir --help"
            serv                   | weir: takes no "serv", did you mean "serve"?; see "weir --help"
            serve --prot 1         | weir serve: takes no "--prot"; see "weir serve --help"
            serve --udp 6343       | weir serve: Invalid value for option '--udp': "6343" is no HOST:PORT; write it as in 127.0.0.1:6343 or [::1]:6343; see "weir serve --help"
            import                 | weir import: Missing required parameter: 'FILE.pcap'; see "weir import --help"
            query flows --format x | weir query: Invalid value for option '--format': expected one of [TABLE, JSON, ROWS, NDJSON, CSV] (case-insensitive) but was 'x'; see "weir query --help"
            query flows --server 1 | weir query: Invalid value for option '--server': "1" is no collector's address; write it as in http://127.0.0.1:8080; see "weir query --help"
          """)
  void saysWhatIsWrongWithTheArgumentsInOneLine(String arguments, String line) {
    String[] words = arguments == null ? new String[0] : arguments.split(" ");

    CommandRun.of(words).assertFails(2, line);
  }
}
