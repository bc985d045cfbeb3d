package io.weir.collector.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest {
  private final ConsoleFiles files = new ConsoleFiles();

  @Test
  void knowsWhatAFileIs() {
    StaticFile module = files.file("sample/module.js").orElseThrow();

    assertEquals("text/javascript; charset=utf-8", module.mediaType());
    assertEquals("export const sample = 1;\n", module.content().toString());
  }

  @Test
  void givesTheFrameForEachPage() {
    assertEquals(files.file("").orElseThrow(), files.file("query").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none.js",
        "sample",
        "sample/",
        "../io/weir/collector/version.properties",
        "sample/../sample/module.js",
        "/sample/module.js",
        "sample//module.js",
        "sample/module.js\0",
        "sample\\module.js",
        ".js",
      })
  void givesNoOtherFile(String path) {
    assertEquals(Optional.empty(), files.file(path));
  }

  @Test
  void tagsAFileByItsContent() {
    StaticFile one = StaticFile.of("one".getBytes(StandardCharsets.UTF_8), "text/plain");
    StaticFile same = StaticFile.of("one".getBytes(StandardCharsets.UTF_8), "text/plain");
    StaticFile two = StaticFile.of("two".getBytes(StandardCharsets.UTF_8), "text/plain");

    assertEquals(one.tag(), same.tag());
    assertNotEquals(one.tag(), two.tag());
  }

  @Test
  void allowsTheInlineScriptsOfThePageAndNoOther() {
    String page =
        "<script type=\"importmap\">{}</script><script type=\"module\" src=\"main.js\"></script>";

    String policy = ContentSecurityPolicy.of(page);

    // printf '{}' | openssl dgst -sha256 -binary | base64
    assertTrue(
        policy.contains("script-src 'self' 'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=';"),
        policy);
  }
}
