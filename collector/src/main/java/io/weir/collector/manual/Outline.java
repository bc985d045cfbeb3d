package io.weir.collector.manual;

import io.weir.collector.manual.ManualPage.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * The headings of a page, with ids as GitHub makes them, so that links work here and there. The
 * title is taken out: the console shows it itself.
 */
final class Outline extends AbstractVisitor implements AttributeProvider {
  private final Map<Node, String> ids = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<Section> sections = new ArrayList<>();
  private Optional<String> title = Optional.empty();

  Optional<String> title() {
    return title;
  }

  List<Section> sections() {
    return List.copyOf(sections);
  }

  @Override
  public void visit(Heading heading) {
    String text = text(heading);
    if (heading.getLevel() == 1 && title.isEmpty()) {
      title = Optional.of(text);
      heading.unlink();
      return;
    }
    String id = unique(slug(text));
    ids.put(heading, id);
    if (heading.getLevel() == 2) {
      sections.add(new Section(id, text));
    }
  }

  @Override
  public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
    String id = ids.get(node);
    if (id != null) {
      attributes.put("id", id);
    }
  }

  private String unique(String slug) {
    String id = slug;
    for (int number = 1; !taken.add(id); number++) {
      id = slug + "-" + number;
    }
    return id;
  }

  private static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  private static String text(Heading heading) {
    StringBuilder text = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code code) {
            text.append(code.getLiteral());
          }
        });
    return text.toString();
  }
}
