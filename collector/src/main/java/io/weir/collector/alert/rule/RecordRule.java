package io.weir.collector.alert.rule;

import java.util.Map;
import java.util.TreeMap;

/** A rule each row of whose answer becomes a row of {@code counters}. */
public record RecordRule(String name, RuleQuery query, Map<String, Template> labels)
    implements Rule {

  /** The labels of what a row becomes. */
  public Labels labelsOf(Sample sample) {
    Map<String, String> added = new TreeMap<>();
    labels.forEach((label, template) -> added.put(label, template.expand(sample, query.unit())));
    return sample.labels().with(added);
  }
}
