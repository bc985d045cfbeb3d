package io.weir.collector.manual;

import java.util.List;

/**
 * A page of the manual.
 *
 * @param name its name in addresses, as in {@code query-language}
 * @param title its first heading
 * @param sections what lies below its headings of the second level
 * @param html all of it but the title: elements without scripts, styles and images
 */
public record ManualPage(String name, String title, List<Section> sections, String html) {

  /**
   * A part of a page.
   *
   * @param id the id of its heading in the HTML
   */
  public record Section(String id, String title) {}
}
