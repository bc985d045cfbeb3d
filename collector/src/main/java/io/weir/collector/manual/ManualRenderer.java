package io.weir.collector.manual;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes pages of Markdown (CommonMark with tables). */
final class ManualRenderer {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  private ManualRenderer() {}

  /** The page that a text in Markdown is. */
  static ManualPage render(String name, String markdown) {
    Node document = PARSER.parse(markdown);
    document.accept(new Cleaning());
    Outline outline = new Outline();
    document.accept(outline);
    String html =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(_ -> outline)
            .build()
            .render(document);
    return new ManualPage(name, outline.title().orElse(name), outline.sections(), html);
  }
}
