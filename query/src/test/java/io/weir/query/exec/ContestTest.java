package io.weir.query.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two groups are wanted; the result's one column is what they come to. */
final class ContestTest {
  private static final int WANTED = 2;
  private static final int BUCKETS_AT_FIRST = 16;

  private final List<Object> bounds =
      new ArrayList<>(Collections.nCopies(UpperBounds.BUCKETS, (Object) 1L));

  @Test
  void letsTheGreatestBucketsInFirst() {
    risingTo(100);
    Contest contest = contest();

    contest.begin();

    assertEquals(IntStream.range(84, 100).boxed().toList(), admitted(contest));
    assertEquals(BUCKETS_AT_FIRST, admitted(contest).size());
  }

  @Test
  void endsWhereNoOtherBucketComesToAsMuchAsTheLastGroup() {
    risingTo(100);
    Contest contest = contest();
    contest.begin();

    assertFalse(contest.goesOn(rows(99_000L, 84_000L)));
  }

  @Test
  void letsThoseInThatMayHoldAsGreatAGroup() {
    risingTo(100);
    Contest contest = contest();
    contest.begin();

    assertTrue(contest.goesOn(rows(60_000L, 80_000L)));
    assertEquals(IntStream.range(60, 84).boxed().toList(), admitted(contest));
    assertFalse(contest.goesOn(rows(82_000L, 80_000L)));
  }

  @Test
  void letsAllOthersInWhereTooFewGroupsAreFound() {
    risingTo(100);
    Contest contest = contest();
    contest.begin();

    assertTrue(contest.goesOn(rows(99_000L)));
    assertEquals(UpperBounds.BUCKETS - BUCKETS_AT_FIRST, admitted(contest).size());
    assertFalse(contest.goesOn(rows(99_000L)));
  }

  @Test
  void letsAllInWhereNoBucketStandsOut() {
    Contest contest = contest();

    contest.begin();

    assertEquals(UpperBounds.BUCKETS, admitted(contest).size());
  }

  @Test
  void takesWhatIsAbsentForLessThanAnyNumber() {
    risingTo(100);
    Collections.fill(bounds.subList(100, 200), null);
    Contest contest = contest();
    contest.begin();

    assertTrue(contest.goesOn(rows(0L, 0L)));
    assertFalse(admitted(contest).contains(150));
    assertTrue(contest.goesOn(rows(5L, null)));
    assertEquals(IntStream.range(100, 200).boxed().toList(), admitted(contest));
  }

  /** The first so many buckets stand out, each by a thousand more than the one before. */
  private void risingTo(int count) {
    for (int bucket = 0; bucket < count; bucket++) {
      bounds.set(bucket, bucket * 1000L);
    }
  }

  private Contest contest() {
    return new Contest(0, WANTED, bounds);
  }

  private static List<Integer> admitted(Contest contest) {
    return IntStream.range(0, UpperBounds.BUCKETS)
        .filter(bucket -> contest.contenders().admits((long) bucket << 48))
        .boxed()
        .toList();
  }

  private static List<Object[]> rows(Long... values) {
    List<Object[]> rows = new ArrayList<>();
    for (Long value : values) {
      rows.add(new Object[] {value});
    }
    return rows;
  }
}
