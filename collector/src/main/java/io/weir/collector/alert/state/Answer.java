package io.weir.collector.alert.state;

import io.weir.collector.alert.rule.Sample;
import java.util.List;

/**
 * What a rule's query found at one evaluation.
 *
 * @param samples its rows
 * @param missing whether there was nothing to judge: no row, and none of the table that passed the
 *     query's first conditions
 */
public record Answer(List<Sample> samples, boolean missing) {}
