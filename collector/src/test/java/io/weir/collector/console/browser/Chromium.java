package io.weir.collector.console.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Debian's Chromium without a window, driven by this process; one serves all tests. */
final class Chromium implements AutoCloseable {
  private static final Path DEBIAN = Path.of("/usr/bin/chromium");
  static final int PATIENCE_MILLIS = 60_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Whether there is one on this machine. */
  static boolean isInstalled() {
    return Files.isExecutable(DEBIAN);
  }

  static Chromium start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Browser browser =
        playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(DEBIAN));
    return new Chromium(playwright, browser);
  }

  /** A tab that shares nothing with others: no cookies, no storage, no cache. */
  Tab newTab() {
    return new Tab(browser.newContext(Tab.LAPTOP));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
