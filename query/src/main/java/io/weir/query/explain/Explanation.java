package io.weir.query.explain;

import io.weir.query.QueryStatistics;
import io.weir.query.TimeRange;
import java.util.List;

/**
 * What was done for a query, and what that came to.
 *
 * @param table the table that it reads
 * @param range when the rows were taken that it reads
 * @param stages its stages, as the language has them
 * @param columns the stored fields that were read, in the order of the table
 * @param blocks how many blocks the table has
 * @param prunedByTime blocks that lie outside of the range
 * @param prunedByIndex blocks in which zone maps, dictionaries or bitmaps find no matching row
 * @param estimatedRows the most rows that can match, by bitmaps and by the sizes of blocks
 * @param answerRows the rows of the answer
 * @param statistics what the query cost
 */
public record Explanation(
    String table,
    TimeRange range,
    List<String> stages,
    List<String> columns,
    int blocks,
    int prunedByTime,
    int prunedByIndex,
    long estimatedRows,
    int answerRows,
    QueryStatistics statistics) {}
