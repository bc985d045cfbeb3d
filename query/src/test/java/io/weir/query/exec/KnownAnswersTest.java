package io.weir.query.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.query.TimeRange;
import io.weir.query.plan.Input;
import io.weir.query.plan.Plan;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class KnownAnswersTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final TimeRange ALL = new TimeRange(0, 1);
  private static final BlockAnswer ANSWER = answer(1);

  /** A sealed block of which nothing is known but its number. */
  private record NumberedBlock(long sequence) implements Block {
    @Override
    public boolean isSealed() {
      return true;
    }

    @Override
    public int rows() {
      return 1;
    }

    @Override
    public long minTimeMillis() {
      return 0;
    }

    @Override
    public long maxTimeMillis() {
      return 0;
    }

    @Override
    public Optional<Column> column(Field field) {
      return Optional.empty();
    }
  }

  @Test
  void beginsWithTheSecondTime() {
    KnownAnswers known = new KnownAnswers(1000);
    assertTrue(known.ask(question(1), ALL, 0).isEmpty());
    assertTrue(known.ask(question(2), ALL, 1).isEmpty());
    known.ask(question(1), ALL, 2).orElseThrow().add(new NumberedBlock(7), ANSWER);
    assertEquals(
        Optional.of(ANSWER),
        known.ask(question(1), ALL, 3).orElseThrow().find(new NumberedBlock(7)));
    assertEquals(
        Optional.empty(), known.ask(question(1), ALL, 3).orElseThrow().find(new NumberedBlock(8)));
    assertEquals(
        Optional.empty(), known.ask(question(2), ALL, 3).orElseThrow().find(new NumberedBlock(7)));
  }

  @Test
  void takesWhatOneQueryAsksTwiceForOnce() {
    KnownAnswers known = new KnownAnswers(1000);
    assertTrue(known.ask(question(1), ALL, 5).isEmpty());
    assertTrue(known.ask(question(1), ALL, 5).isEmpty());
  }

  @Test
  void takesAQuestionForANewOneAfterTenMinutes() {
    KnownAnswers known = new KnownAnswers(1000);
    assertTrue(known.ask(question(1), ALL, 0).isEmpty());
    assertTrue(known.ask(question(1), ALL, 11 * MINUTE).isEmpty());
    assertTrue(known.ask(question(1), ALL, 20 * MINUTE).isPresent());
  }

  @Test
  void makesRoomByWhatWasUsedLeastRecently() {
    KnownAnswers known = new KnownAnswers(3 * ANSWER.bytes());
    for (int block = 0; block < 3; block++) {
      again(known, 0).add(new NumberedBlock(block), ANSWER);
    }
    assertTrue(again(known, MINUTE).find(new NumberedBlock(0)).isPresent());
    again(known, MINUTE).add(new NumberedBlock(3), ANSWER);
    KnownAnswers.Repeated asked = again(known, 2 * MINUTE);
    assertTrue(asked.find(new NumberedBlock(0)).isPresent());
    assertFalse(asked.find(new NumberedBlock(1)).isPresent());
    assertTrue(asked.find(new NumberedBlock(2)).isPresent());
    assertTrue(asked.find(new NumberedBlock(3)).isPresent());
    assertEquals(3 * ANSWER.bytes(), known.bytes());
    assertEquals(4, known.blocksRemembered());
  }

  @Test
  void makesNoRoomByWhatIsInUse() {
    KnownAnswers known = new KnownAnswers(ANSWER.bytes());
    again(known, 0).add(new NumberedBlock(1), ANSWER);
    assertTrue(again(known, SECOND).add(new NumberedBlock(2), ANSWER));
    assertTrue(again(known, SECOND).find(new NumberedBlock(1)).isPresent());
    assertFalse(again(known, SECOND).find(new NumberedBlock(2)).isPresent());
  }

  @Test
  void leavesAQuestionAloneThatHasLongAnswers() {
    KnownAnswers known = new KnownAnswers(1 << 20);
    assertFalse(again(known, 0).add(new NumberedBlock(1), answer(10_000)));
    assertTrue(known.ask(question(1), ALL, MINUTE).isEmpty());
    assertEquals(0, known.bytes());
  }

  @Test
  void isOffWithoutMemory() {
    KnownAnswers known = new KnownAnswers(0);
    assertTrue(known.ask(question(1), ALL, 0).isEmpty());
    assertTrue(known.ask(question(1), ALL, 1).isEmpty());
  }

  /** A question that was asked before. */
  private static KnownAnswers.Repeated again(KnownAnswers known, long nowNanos) {
    var _ = known.ask(question(1), ALL, nowNanos - 1);
    return known.ask(question(1), ALL, nowNanos).orElseThrow();
  }

  private static Question question(long width) {
    Input time = new Input.OfField(Flows.TABLE.time());
    return new Question(
        Flows.TABLE, List.of(), List.of(new Plan.Key(time, Optional.of(width))), List.of());
  }

  private static BlockAnswer answer(int groups) {
    Object[] keys = new Object[groups];
    Arrays.fill(keys, 1L);
    return new BlockAnswer(groups, List.<Object[]>of(keys), List.of(), groups);
  }
}
