package io.weir.collector.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the console's modules against each other, and against what a browser may do with them. */
class ConsoleModulesTest {
  private static final Pattern IMPORT =
      Pattern.compile("(?:\\bfrom |\\bimport |\\bimport\\()'([^']+)'");
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern HTML_FROM_TEXT =
      Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(");

  private final ConsoleFiles files = new ConsoleFiles();

  @Test
  void everyImportNamesAFile() throws Exception {
    JsonObject libraries = libraries();
    for (Path module : modules()) {
      for (String name : matches(IMPORT, module)) {
        String path =
            name.startsWith(".")
                ? root().relativize(module.resolveSibling(name).normalize()).toString()
                : libraries.getString(name, "/of no library").substring(1);
        assertTrue(files.file(path).isPresent(), module + " imports " + name);
      }
    }
  }

  @Test
  void everyLibraryOfTheImportMapIsThere() throws Exception {
    for (String name : libraries().fieldNames()) {
      String path = libraries().getString(name);
      assertTrue(files.file(path.substring(1)).isPresent(), name + " is at " + path);
    }
  }

  @Test
  void everyPageIsInTheTableAndHasItsStyles() throws Exception {
    String table = Files.readString(root().resolve("pages.js"));
    try (Stream<Path> directories = Files.list(root())) {
      for (Path page : directories.filter(path -> Files.exists(path.resolve("page.js"))).toList()) {
        assertTrue(table.contains("'./" + page.getFileName() + "/page.js'"), page::toString);
        assertTrue(Files.exists(page.resolve("page.css")), page::toString);
      }
    }
  }

  @Test
  void noModuleReadsTextAsHtml() throws Exception {
    for (Path module : modules()) {
      assertEquals(List.of(), matches(HTML_FROM_TEXT, module), module::toString);
    }
  }

  @Test
  void thePageHasNoInlineStylesOrHandlers() throws Exception {
    String page = Files.readString(root().resolve("index.html"));

    assertFalse(Pattern.compile("\\s(?:style|on\\w+)=").matcher(page).find());
  }

  private JsonObject libraries() throws IOException, URISyntaxException {
    Matcher map = IMPORT_MAP.matcher(Files.readString(root().resolve("index.html")));
    assertTrue(map.find());
    return new JsonObject(map.group(1)).getJsonObject("imports");
  }

  /** Weir's own. */
  private static List<Path> modules() throws IOException, URISyntaxException {
    Path libraries = root().resolve("lib");
    try (Stream<Path> all = Files.walk(root())) {
      return all.filter(path -> path.toString().endsWith(".js") && !path.startsWith(libraries))
          .toList();
    }
  }

  private static List<String> matches(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(match.groupCount()))
        .toList();
  }

  private static Path root() throws URISyntaxException {
    return Path.of(ConsoleFiles.class.getResource("/console/index.html").toURI()).getParent();
  }
}
