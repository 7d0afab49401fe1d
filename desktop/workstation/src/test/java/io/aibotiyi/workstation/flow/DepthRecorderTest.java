package io.aibotiyi.workstation.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.depth.LadderModel;
import io.aibotiyi.charts.flow.DepthColumn;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DepthRecorderTest {

    private static final long START = 1_772_460_000_000_000_000L;
    private static final long STEP = DepthRecorder.BUCKET;

    private final LadderModel book = new LadderModel(2, 3, 1);
    private final DepthRecorder recorder = new DepthRecorder(book);

    private void live(long bid, long size) {
        book.snapshot(1, List.of(new BookLevel(bid, size)), List.of(new BookLevel(bid + 1, size)));
    }

    private DepthColumn column(long at) {
        return Objects.requireNonNull(recorder.depth().column((START + at * STEP) / STEP));
    }

    private static Trade trade(long id, long time, long quantity) {
        return new Trade(id, time, time, 10_000, quantity, Side.BUY);
    }

    @Test
    void writesNothingBeforeTheFirstLiveBookThenOneColumnForEachQuarterOfASecond() {
        recorder.sample(START);
        assertThat(recorder.since()).isEmpty();
        live(10_000, 5);
        recorder.sample(START + STEP);
        live(10_000, 9);
        recorder.sample(START + STEP + 1);
        recorder.sample(START + 2 * STEP);
        assertThat(recorder.since()).hasValue(START + STEP);
        assertThat(column(1).size(0)).as("the state when the quarter began").isEqualTo(5);
        assertThat(column(2).size(0)).isEqualTo(9);
        assertThat(column(2).bestAsk()).isEqualTo(10_001);
    }

    @Test
    void leavesTimeEmptyInWhichTheBookWasNotToBeTrusted() {
        live(10_000, 5);
        recorder.sample(START);
        book.invalidate("Lost sequence");
        recorder.sample(START + STEP);
        live(10_000, 7);
        recorder.sample(START + 2 * STEP);
        assertThat(column(0).levels()).isEqualTo(2);
        assertThat(column(1).levels()).as("not the book before it").isZero();
        assertThat(column(2).levels()).isEqualTo(2);
    }

    @Test
    void countsALateTradeAtTheBookThatItIsToldWith() {
        live(10_000, 5);
        recorder.take(List.of(trade(1, START - 2 * STEP, 40)), true, START);
        recorder.sample(START);
        recorder.sample(START + STEP);
        recorder.take(List.of(trade(2, START - STEP, 30)), false, START + STEP);
        assertThat(column(-2).bought()).isEqualTo(40);
        assertThat(column(1).bought()).isEqualTo(30);
        assertThat(recorder.trades().largest(START - 9 * STEP, START + 9 * STEP, 1, 35))
                .singleElement()
                .extracting(Trade::id)
                .isEqualTo(1L);
    }

    @Test
    void beginsAnewWhenAReplayGoesBack() {
        live(10_000, 5);
        recorder.sample(START + 60_000_000_000L);
        assertThat(recorder.sample(START)).isTrue();
        assertThat(recorder.since()).hasValue(START);
        assertThat(recorder.depth().endBucket()).isEqualTo(START / STEP + 1);
    }
}
