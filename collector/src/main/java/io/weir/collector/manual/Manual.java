package io.weir.collector.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages of the manual, as the class path has them. */
public final class Manual {
  private static final String FOLDER = "/manual";
  private static final String SUFFIX = ".md";

  /** Where a reader begins; what is not named here follows by its title. */
  private static final List<String> FIRST = List.of("getting-started", "query-language");

  private static final Comparator<ManualPage> ORDER =
      Comparator.comparingInt(
              (ManualPage page) ->
                  FIRST.contains(page.name()) ? FIRST.indexOf(page.name()) : FIRST.size())
          .thenComparing(ManualPage::title);

  private final List<ManualPage> pages;

  private Manual(List<ManualPage> pages) {
    this.pages = pages;
  }

  /** Reads and renders every page: some tenths of a second the first time. */
  public static Manual read() {
    try {
      URI folder = Manual.class.getResource(FOLDER).toURI();
      if (!folder.getScheme().equals("jar")) {
        return of(Path.of(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
        return of(jar.getPath(FOLDER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a manual", e);
    }
  }

  private static Manual of(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new Manual(
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .map(Manual::page)
              .sorted(ORDER)
              .toList());
    }
  }

  private static ManualPage page(Path file) {
    String name = file.getFileName().toString();
    try {
      return ManualRenderer.render(
          name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pages, in the order in which one reads them. */
  public List<ManualPage> pages() {
    return pages;
  }

  /** The page of that name, if there is one. */
  public Optional<ManualPage> page(String name) {
    return pages.stream().filter(page -> page.name().equals(name)).findFirst();
  }
}
