package io.weir.collector.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir private Path directory;

  @Test
  void keepsEveryDefaultOfWhatTheFileDoesNotMention() throws Exception {
    Configuration configuration = Configuration.read(file("udp:\n  receivers: 4\n"));

    assertEquals(4, configuration.get(Settings.UDP_RECEIVERS));
    assertEquals(Endpoint.parse("127.0.0.1:6343"), configuration.get(Settings.UDP_LISTEN));
  }

  @Test
  void readsEverySetting() throws Exception {
    StringBuilder yaml = new StringBuilder();
    String section = "";
    for (Setting<?> setting : Settings.all()) {
      yaml.append(setting.section().equals(section) ? "" : setting.section() + ":\n");
      yaml.append("  ")
          .append(setting.key())
          .append(": \"")
          .append(setting.defaultText())
          .append("\"\n");
      section = setting.section();
    }

    Configuration configuration = Configuration.read(file(yaml.toString()));

    for (Setting<?> setting : Settings.all()) {
      assertEquals(setting.defaultValue(), configuration.get(setting), setting.name());
    }
  }

  @Test
  void takesAnEmptyFileForTheDefaults() throws Exception {
    assertEquals(
        Path.of("data"), Configuration.read(file("# nothing yet\n")).get(Settings.DATA_DIRECTORY));
    assertEquals(Path.of("data"), Configuration.read(file("data:\n")).get(Settings.DATA_DIRECTORY));
  }

  @Test
  void changesOneSettingAndNoOther() {
    Configuration changed = Configuration.defaults().with(Settings.UDP_RECEIVERS, 2);

    assertEquals(2, changed.get(Settings.UDP_RECEIVERS));
    assertEquals(1, Configuration.defaults().get(Settings.UDP_RECEIVERS));
  }

  @Test
  void suggestsTheSettingThatWasProbablyMeant() throws IOException {
    assertMistake(
        "udp:\n  lisen: 127.0.0.1:6343\n",
        ":2:3: no setting \"udp.lisen\"; did you mean \"udp.listen\"?");
  }

  @Test
  void suggestsTheSectionThatWasProbablyMeant() throws IOException {
    assertMistake(
        "htp:\n  listen: 127.0.0.1:6343\n", ":1:1: no section \"htp\"; did you mean \"http\"?");
  }

  @Test
  void listsTheSettingsWhereNoneIsNear() throws IOException {
    assertMistake(
        "data:\n  colour: red\n", ":2:3: no setting \"data.colour\"; there are data.directory");
  }

  @Test
  void saysWhatAValueShouldBe() throws IOException {
    assertMistake(
        "udp:\n  receivers: many\n",
        ":2:14: \"udp.receivers\": \"many\" is no number; use a number from 1 to 64");
    assertMistake(
        "udp:\n  receive-buffer: 32\n",
        ":2:19: \"udp.receive-buffer\": \"32\" is no size; write a whole number and B, kB, MB, GB, TB, KiB, MiB, GiB"
            + " or TiB, as in 32MiB");
    assertMistake(
        "http:\n  listen: 8080\n",
        ":2:11: \"http.listen\": \"8080\" is no HOST:PORT; write it as in 127.0.0.1:6343 or [::1]:6343");
  }

  @Test
  void refusesAGroupWhereAValueBelongs() throws IOException {
    assertMistake(
        "udp:\n  listen:\n    port: 1\n",
        ":3:5: \"udp.listen\" takes a HOST:PORT, as in 127.0.0.1:6343");
    assertMistake(
        "udp:\n  listen: [1, 2]\n",
        ":2:11: \"udp.listen\" takes a HOST:PORT, as in 127.0.0.1:6343");
    assertMistake(
        "udp:\n  listen:\n", ":2:10: \"udp.listen\" takes a HOST:PORT, as in 127.0.0.1:6343");
  }

  @Test
  void refusesAValueWhereASectionBelongs() throws IOException {
    assertMistake(
        "data: /var/lib/weir\n",
        ":1:7: \"data\" is a section; put its settings on lines of their own below it, indented: directory");
    assertMistake(
        "- udp\n",
        ":1:1: settings stand in sections; write \"udp:\" and, indented below it, \"listen: 127.0.0.1:6343\"");
  }

  @Test
  void refusesASettingThatStandsTwice() throws IOException {
    assertMistake(
        "udp:\n  receivers: 1\n  receivers: 2\n",
        ":3:3: \"udp.receivers\" stands here again, after line 2; keep one of them");
  }

  @Test
  void namesThePlaceWhereTheFileIsNoYaml() throws IOException {
    assertMistake(
        "udp:\n  listen: \"127.0.0.1\n", ":3:1: this is no YAML: found unexpected end of stream");
  }

  @Test
  void reportsEveryMistakeOnALineOfItsOwn() throws IOException {
    Path file = file("udp:\n  lisen: x\n  receivers: 0\n");

    String message =
        assertThrows(ConfigurationException.class, () -> Configuration.read(file)).getMessage();

    assertEquals(2, message.lines().count(), message);
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    Path file = directory.resolve("none.yaml");

    String message =
        assertThrows(ConfigurationException.class, () -> Configuration.read(file)).getMessage();

    assertEquals(
        file + ": there is no such file; name another with --config, or leave the flag out",
        message);
  }

  @Test
  void refusesAFileThatIsNotInUtf8() throws IOException {
    Path file =
        Files.write(
            directory.resolve("weir.yaml"),
            "data:\n  directory: é\n".getBytes(StandardCharsets.ISO_8859_1));

    String message =
        assertThrows(ConfigurationException.class, () -> Configuration.read(file)).getMessage();

    assertEquals(file + ": the file is not in UTF-8; save it as that", message);
  }

  private void assertMistake(String yaml, String expected) throws IOException {
    Path file = file(yaml);

    String message =
        assertThrows(ConfigurationException.class, () -> Configuration.read(file)).getMessage();

    assertEquals(file + expected, message);
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("weir.yaml"), yaml);
  }
}
