package io.weir.query;

/**
 * What a query cost.
 *
 * @param rowsScanned rows of the blocks that were read
 * @param rowsMatched rows that passed the time range and the conditions before the first
 *     aggregation
 * @param blocksRead blocks that were read
 * @param blocksPruned blocks that time, zone maps, dictionaries or bitmaps showed to hold no
 *     matching row
 * @param blocksRemembered blocks that were not read, since what they come to was known from earlier
 *     queries
 * @param elapsedNanos from the text to the last row
 */
public record QueryStatistics(
    long rowsScanned,
    long rowsMatched,
    int blocksRead,
    int blocksPruned,
    int blocksRemembered,
    long elapsedNanos) {}
