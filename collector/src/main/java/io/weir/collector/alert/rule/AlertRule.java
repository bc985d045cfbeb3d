package io.weir.collector.alert.rule;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule each row of whose answer is an alert.
 *
 * @param hold how long the row must be there, at each evaluation, before the alert fires
 * @param keepFiring how long the alert goes on firing once the row is gone
 * @param onAbsent what a missing answer means
 * @param annotations texts for whoever is told
 */
public record AlertRule(
    String name,
    RuleQuery query,
    Duration hold,
    Duration keepFiring,
    OnAbsent onAbsent,
    Map<String, Template> labels,
    Map<String, Template> annotations)
    implements Rule {

  /** The labels of the alert that a row is. */
  public Labels labelsOf(Sample sample) {
    Map<String, String> added = expand(labels, sample);
    added.put(Labels.ALERT_NAME, name);
    return sample.labels().with(added);
  }

  /** The annotations of the alert that a row is. */
  public Map<String, String> annotationsOf(Sample sample) {
    return expand(annotations, sample);
  }

  private Map<String, String> expand(Map<String, Template> templates, Sample sample) {
    Map<String, String> texts = new TreeMap<>();
    templates.forEach((name, template) -> texts.put(name, template.expand(sample, query.unit())));
    return texts;
  }
}
