package io.weir.collector.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The console's files, read from the class path once and kept. Any thread may ask. */
public final class ConsoleFiles {
  private static final String ROOT = "console/";
  private static final String INDEX = "index.html";
  private static final String PAGE_MODULE = "/page.js";

  // no segment begins with a dot: no path leads out of the root
  private static final Pattern PATH = Pattern.compile("[\\w@-][\\w@.-]*(/[\\w@-][\\w@.-]*)*");

  // spotless:off — a table: one line a kind of file
  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"));
  // spotless:on

  private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

  /**
   * The file at a path below {@code /}, empty if there is none. The empty path and the name of a
   * page, which is a directory with a page's module in it, stand for the frame of all pages.
   */
  public Optional<StaticFile> file(String path) {
    String name = path.isEmpty() || isPage(path) ? INDEX : path;
    StaticFile known = files.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<StaticFile> file = load(name);
    file.ifPresent(loaded -> files.put(name, loaded));
    return file;
  }

  /** What a browser may do on the page, as the value of {@code Content-Security-Policy}. */
  public String securityPolicy() {
    String html = file("").map(page -> page.content().toString()).orElse("");
    return ContentSecurityPolicy.of(html);
  }

  private boolean isPage(String path) {
    return path.indexOf('.') < 0 && file(path + PAGE_MODULE).isPresent();
  }

  private static Optional<StaticFile> load(String name) {
    String mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (mediaType == null || !PATH.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream resource =
        ConsoleFiles.class.getClassLoader().getResourceAsStream(ROOT + name)) {
      return resource == null
          ? Optional.empty()
          : Optional.of(StaticFile.of(resource.readAllBytes(), mediaType));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
