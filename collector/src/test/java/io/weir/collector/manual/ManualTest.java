package io.weir.collector.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManualTest {
  private static final Pattern LINK = Pattern.compile("href=\"/docs\\?page=([^#\"]*)#?([^\"]*)\"");

  private final Manual manual = Manual.read();

  @Test
  void hasEveryPageOfTheProject() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../docs"))) {
      Set<String> written =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".md"))
              .map(name -> name.replace(".md", ""))
              .collect(Collectors.toSet());

      assertEquals(
          written, manual.pages().stream().map(ManualPage::name).collect(Collectors.toSet()));
    }
  }

  @Test
  void beginsWhereAReaderBegins() {
    assertEquals("getting-started", manual.pages().getFirst().name());
  }

  @Test
  void knowsNoOtherPage() {
    assertEquals(Optional.empty(), manual.page("../docs/design"));
  }

  @Test
  void linksLeadToPagesAndSectionsThatThereAre() {
    for (ManualPage page : manual.pages()) {
      List<MatchResult> links = LINK.matcher(page.html()).results().toList();
      for (MatchResult link : links) {
        ManualPage target = manual.page(link.group(1)).orElseThrow();
        String section = link.group(2);
        assertTrue(
            section.isEmpty() || target.html().contains("id=\"" + section + "\""),
            page.name() + " links to " + link.group());
      }
    }
  }

  @Test
  void holdsNothingThatRuns() {
    for (ManualPage page : manual.pages()) {
      assertFalse(page.html().contains("<script"), page.name());
      assertFalse(page.html().contains("<img"), page.name());
    }
  }
}
