package io.aibotiyi.charts.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.depth.DepthLadder.Column;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class QueueEstimateTest {

    private static final OrderId MINE = new OrderId(new UUID(0, 1));

    /** A buy of 10 at 100 behind 100, its own size not yet in the level. */
    private static QueueEstimate behind100() {
        QueueEstimate queue = new QueueEstimate(Side.BUY, 100, 10, 100);
        queue.level(110);
        return queue;
    }

    @Test
    void standsBehindAllThatWasThereWhenItWasPlaced() {
        QueueEstimate queue = behind100();
        assertThat(queue.ahead()).isEqualTo(100);
        queue.level(500);
        assertThat(queue.ahead()).as("what comes later stands behind").isEqualTo(100);
    }

    @Test
    void printsGoOffTheFrontWhicheverStreamTellsFirst() {
        QueueEstimate tradeFirst = behind100();
        tradeFirst.print(100, 30, Side.SELL);
        tradeFirst.level(80);
        QueueEstimate bookFirst = behind100();
        bookFirst.level(80);
        bookFirst.print(100, 30, Side.SELL);
        assertThat(tradeFirst.ahead()).isEqualTo(70);
        assertThat(bookFirst.ahead()).isEqualTo(70);
    }

    @Test
    void cancelsShrinkWhatIsAheadProRata() {
        QueueEstimate queue = behind100();
        queue.level(210);
        queue.level(160);
        assertThat(queue.ahead()).as("a quarter of the others was cancelled").isEqualTo(75);
    }

    @Test
    void aTakerOfTheSameSideTellsNothing() {
        QueueEstimate queue = behind100();
        queue.print(100, 60, Side.BUY);
        assertThat(queue.ahead()).isEqualTo(100);
    }

    @Test
    void aPrintBeyondThePriceOrAFillMeansThatItsTurnHasCome() {
        QueueEstimate through = behind100();
        through.print(99, 1, Side.SELL);
        assertThat(through.ahead()).isZero();
        QueueEstimate filled = behind100();
        filled.remaining(9);
        assertThat(filled.ahead()).isZero();
    }

    @Test
    void isNeverMoreThanTheLevelWithoutIt() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        QueueEstimate queue = behind100();
        long before = queue.ahead();
        for (int i = 0; i < 5_000; i++) {
            if (random.nextBoolean()) {
                long size = 10 + random.nextLong(300);
                queue.level(size);
                assertThat(queue.ahead()).as("seed " + seed).isBetween(0L, size - 10 + 1);
            } else {
                before = queue.ahead();
                queue.print(100, 1 + random.nextLong(20), Side.BUY);
                assertThat(queue.ahead()).as("seed " + seed).isEqualTo(before);
            }
        }
    }

    @Test
    void theModelKeepsTheEstimateWhileTheOrderStaysAtItsPrice() {
        LadderModel model = new LadderModel(2, 3, 10);
        model.snapshot(1, List.of(new BookLevel(10_000, 100)), List.of(new BookLevel(10_020, 50)));
        model.setOwnOrders(List.of(new OwnOrder(MINE, Side.BUY, 10_000, 10, false)));
        model.update(List.of(new BookLevel(10_000, 110)), List.of());
        model.setOwnOrders(List.of(new OwnOrder(MINE, Side.BUY, 10_000, 10, true)));
        model.traded(10_000, 40, Side.SELL);
        model.update(List.of(new BookLevel(10_000, 70)), List.of());
        assertThat(model.queueAhead(MINE)).hasValue(60);
        model.setOwnOrders(List.of(new OwnOrder(MINE, Side.BUY, 10_000, 4, true)));
        assertThat(model.queueAhead(MINE)).as("part filled").hasValue(0);
        model.setOwnOrders(List.of(new OwnOrder(MINE, Side.BUY, 9_990, 4, true, true)));
        assertThat(model.queueAhead(MINE)).as("a stop stands in no queue").isEmpty();
        model.setOwnOrders(List.of());
        assertThat(model.queueAhead(MINE)).isEmpty();
    }

    @Test
    void anOrderThatRestedBeforeTheBookWasKnownIsInItsLevel() {
        LadderModel model = new LadderModel(2, 3, 10);
        model.setOwnOrders(List.of(new OwnOrder(MINE, Side.BUY, 10_000, 10, true)));
        assertThat(model.queueAhead(MINE)).isEmpty();
        model.snapshot(1, List.of(new BookLevel(10_000, 100)), List.of());
        assertThat(model.queueAhead(MINE)).hasValue(90);
    }

    @Test
    void stackingAndPullingLeaveOutWhatWasTraded() {
        LadderModel model = new LadderModel(2, 3, 10);
        model.snapshot(1, List.of(new BookLevel(10_000, 100)), List.of(new BookLevel(10_020, 50)));
        assertThat(model.flow(Side.BUY, 10_000, 10_010)).as("a snapshot is no news").isZero();
        model.update(List.of(new BookLevel(10_000, 160)), List.of());
        assertThat(model.flow(Side.BUY, 10_000, 10_010)).isEqualTo(60);
        model.traded(10_000, 100, Side.SELL);
        model.update(List.of(new BookLevel(10_000, 40)), List.of());
        assertThat(model.flow(Side.BUY, 10_000, 10_010)).as("20 pulled, 100 traded").isEqualTo(40);
        model.resetFlow();
        assertThat(model.flow(Side.BUY, 10_000, 10_010)).isZero();
    }

    @Test
    void aNarrowLadderGivesUpFlowFirstThenDeltaThenVolume() {
        Set<Column> all = EnumSet.allOf(Column.class);
        List<String> shown = new ArrayList<>();
        for (double width : new double[] {420, 370, 300, 240}) {
            LadderColumns columns = LadderColumns.of(width, 90, 48, all, 1);
            shown.add(
                    (columns.hasFlow() ? "F" : "")
                            + (columns.hasDelta() ? "D" : "")
                            + (columns.hasVolume() ? "V" : ""));
        }
        assertThat(shown).containsExactly("FDV", "DV", "V", "");
    }
}
