package io.aibotiyi.workstation.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.protocol.Market.TradeView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TradeFlowTest {

    private static final Instant START = Instant.parse("2026-03-02T14:00:00Z");
    private static final Instrument BTC = Instrument.unlisted(InstrumentId.parse("sim:BTC-USDT"));

    private final TradeFlow flow = new TradeFlow(BTC, 100);
    private final List<Boolean> begun = new ArrayList<>();

    TradeFlowTest() {
        flow.addListener((_, anew) -> begun.add(anew));
    }

    private static List<TradeView> trades(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(id ->
                        new TradeView(
                                id,
                                START.plusSeconds(id),
                                new BigDecimal("100"),
                                BigDecimal.ONE,
                                Side.BUY))
                .toList();
    }

    private List<Long> ids() {
        return flow.trades().stream().map(Trade::id).toList();
    }

    private Instant since() {
        return EpochNanos.toInstant(flow.since().orElseThrow());
    }

    @Test
    void isCompleteFromTheOldestTradeOfTheFirstSnapshotOn() {
        assertThat(flow.since()).isEmpty();
        flow.take(trades(5, 8), true, 0);
        flow.take(trades(8, 10), false, 0);
        assertThat(ids()).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(since()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void joinsASnapshotThatReachesBackToWhatIsKnown() {
        flow.take(trades(5, 10), true, 0);
        flow.take(trades(7, 13), true, 0);
        assertThat(ids()).containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(begun).containsExactly(true, false);
    }

    @Test
    void beginsAnewAfterAGapALossAndAReplayThatWentBack() {
        flow.take(trades(5, 10), true, 0);
        flow.take(trades(12, 14), true, 0);
        assertThat(ids()).containsExactly(12L, 13L);
        flow.take(trades(20, 22), false, 6);
        assertThat(ids()).as("six never came through").containsExactly(20L, 21L);
        flow.take(trades(3, 6), true, 6);
        assertThat(ids()).as("went back").containsExactly(3L, 4L, 5L);
        assertThat(since()).isEqualTo(START.plusSeconds(3));
        assertThat(begun).containsExactly(true, true, true, true);
    }

    @Test
    void forgetsTheOldestBeyondItsCapacityAndSaysSo() {
        flow.take(trades(0, 80), true, 0);
        flow.take(trades(80, 150), false, 0);
        assertThat(flow.trades()).hasSize(100);
        assertThat(since()).isEqualTo(START.plusSeconds(50));
    }
}
