package io.weir.collector.console.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A tab of a browser that shows the console, and everything that went wrong in there. */
final class Tab implements AutoCloseable {
  /** How tests see the console unless they say otherwise. */
  static final NewContextOptions LAPTOP =
      new NewContextOptions()
          .setViewportSize(1280, 800)
          .setColorScheme(ColorScheme.LIGHT)
          .setLocale("en-US")
          .setTimezoneId("UTC");

  // what a page makes by itself leaves nothing
  private static final Set<String> OF_THE_PAGE = Set.of("data", "blob");

  private static final String TWO_FRAMES =
      "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

  private final BrowserContext context;
  private final Page page;
  private final List<String> problems = new ArrayList<>();
  private final Set<Request> unanswered = new HashSet<>();
  private String origin = "";
  private boolean failuresAreMeant;

  Tab(BrowserContext context) {
    this.context = context;
    context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
    context.onWebError(error -> problems.add("uncaught: " + error.error()));
    context.onConsoleMessage(this::note);
    context.onRequest(this::note);
    context.onRequestFinished(unanswered::remove);
    context.onRequestFailed(unanswered::remove);
    this.page = context.newPage();
  }

  /** Which theme whoever sits here wants; to be told before a page is opened. */
  Tab prefers(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    return this;
  }

  /** Makes the window as small as a phone. */
  Tab onAPhone() {
    page.setViewportSize(390, 844);
    return this;
  }

  /** Shows a page of the collector at that address. */
  Page open(String collectorUrl, String path) {
    origin = collectorUrl;
    page.navigate(collectorUrl + path);
    return page;
  }

  /** Waits until the page has what it asked the collector for, and has drawn it. */
  void awaitQuiet() {
    do {
      page.waitForCondition(unanswered::isEmpty);
      page.evaluate(TWO_FRAMES); // an answer may be followed by another question
    } while (!unanswered.isEmpty());
  }

  Page page() {
    return page;
  }

  /** From now on requests may fail: the test itself sees to it that they do. */
  void meansFailures() {
    failuresAreMeant = true;
  }

  /** What went wrong so far: errors in the console, uncaught ones, requests to elsewhere. */
  List<String> problems() {
    page.evaluate("0"); // what the browser has told until now arrives with the answer
    return List.copyOf(problems);
  }

  @Override
  public void close() {
    context.close();
  }

  private void note(ConsoleMessage message) {
    boolean failure = message.text().startsWith("Failed to load resource");
    if (message.type().equals("error") && !(failure && failuresAreMeant)) {
      problems.add("console: " + message.text() + " (" + message.location() + ")");
    }
  }

  private void note(Request request) {
    String url = request.url();
    if (!request.resourceType().equals("eventsource")) { // a stream does not end
      unanswered.add(request);
    }
    if (!url.startsWith(origin + "/") && !OF_THE_PAGE.contains(URI.create(url).getScheme())) {
      problems.add("a request to elsewhere: " + url);
    }
  }
}
