package io.weir.collector.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the reference page against the table of settings; {@code -Dweir.docs=write} brings the page
 * up to date.
 */
class ConfigurationReferenceTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");
  private static final String BEGIN = "<!-- settings: made from the table in Settings.java -->\n";
  private static final String END = "<!-- end of settings -->\n";

  @Test
  void listsEverySettingOnTheReferencePage() throws IOException {
    String page = Files.readString(PAGE);
    String upToDate =
        page.substring(0, page.indexOf(BEGIN))
            + BEGIN
            + table()
            + page.substring(page.indexOf(END));
    if ("write".equals(System.getProperty("weir.docs"))) {
      Files.writeString(PAGE, upToDate);
      return;
    }

    assertEquals(
        upToDate, page, "docs/configuration.md is out of date: run mvn verify -Dweir.docs=write");
  }

  private static String table() {
    StringBuilder rows =
        new StringBuilder("\n| setting | value | default | meaning |\n|---|---|---|---|\n");
    for (Setting<?> setting : Settings.all()) {
      rows.append(
          "| `%s` | %s | `%s` | %s |\n"
              .formatted(setting, setting.type().label(), setting.defaultText(), setting.doc()));
    }
    return rows.append("\n").toString();
  }
}
