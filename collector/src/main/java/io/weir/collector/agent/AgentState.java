package io.weir.collector.agent;

import io.weir.storage.schema.Address;
import java.util.List;

/**
 * What is known of one stream of datagrams.
 *
 * @param address by which the agent names itself
 * @param subAgent number of the stream within the agent
 * @param peer address that its datagrams came from last
 * @param firstSeenMillis when the first one came, in milliseconds since 1970
 * @param lastSeenMillis when the last one came
 * @param lastFlowMillis when the last flow sample came; 0 for never
 * @param lastCountersMillis when the last counter sample came; 0 for never
 * @param uptimeMillis how long the agent says it runs
 * @param samples that its datagrams held
 * @param overLimit datagrams refused because more than the limit came in a second
 * @param refusedTimestamps of samples, too far from the collector's clock to be believed
 * @param sequence of its datagrams
 * @param sources its data sources, in no order
 * @param structures how often each structure came, by its number among all that are decoded
 */
public record AgentState(
    Address address,
    long subAgent,
    String peer,
    long firstSeenMillis,
    long lastSeenMillis,
    long lastFlowMillis,
    long lastCountersMillis,
    long uptimeMillis,
    long samples,
    long overLimit,
    long refusedTimestamps,
    SequenceTracker.Counts sequence,
    List<SourceState> sources,
    List<Long> structures) {}
