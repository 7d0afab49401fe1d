package io.aibotiyi.charts.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.charts.flow.LargeTrades.Span;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargeTradesTest {

    private static final long SECOND = 1_000_000_000L;

    private static Trade trade(long id, long time, long quantity, Side side) {
        return new Trade(id, time, time, 100, quantity, side);
    }

    @Test
    void atEveryZoomTheSpansAddUpToAllLargeTradesAndHaveTheLargest() {
        long seed = System.nanoTime();
        System.out.println("LargeTradesTest seed " + seed);
        Random random = new Random(seed);
        List<Trade> all = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long time = (i * 7L + random.nextInt(7)) * SECOND / 10;
            all.add(trade(i, time, 1 + random.nextInt(1_000), side));
        }
        long least = 900;
        LargeTrades trades = new LargeTrades(least);
        trades.takeAll(all);
        List<Trade> large = all.stream().filter(t -> t.quantity() >= least).toList();
        Comparator<Trade> bySize = Comparator.comparingLong(Trade::quantity);
        Trade largest =
                large.stream()
                        .max(bySize.thenComparing(Comparator.comparingLong(Trade::id).reversed()))
                        .orElseThrow();
        for (double seconds = 0.5; seconds < 1e6; seconds *= 3) {
            List<Span> spans = trades.between(0, 4_000 * SECOND, seconds * SECOND);
            assertThat(spans.stream().mapToLong(Span::count).sum()).isEqualTo(large.size());
            assertThat(spans.stream().mapToLong(Span::bought).sum()).isEqualTo(sum(large, true));
            assertThat(spans.stream().mapToLong(Span::sold).sum()).isEqualTo(sum(large, false));
            assertThat(spans).extracting(Span::largest).contains(largest);
        }
        assertThat(trades.between(0, 4_000 * SECOND, 5_000.0 * SECOND)).hasSize(1);
    }

    private static long sum(List<Trade> trades, boolean bought) {
        return trades.stream()
                .filter(t -> t.aggressor() == Side.BUY == bought)
                .mapToLong(Trade::quantity)
                .sum();
    }

    @Test
    void aLargeTradeIsFoundLongAfterItsSecondIsForgotten() {
        LargeTrades trades = new LargeTrades(10);
        trades.takeAll(List.of(trade(1, 5 * SECOND, 77, Side.SELL)));
        List<Trade> later = new ArrayList<>();
        for (int i = 0; i < 3 * LargeTrades.SPANS; i++) {
            later.add(trade(2 + i, (6L + i) * SECOND, 10, Side.BUY));
        }
        trades.takeAll(later);
        long end = 4L * LargeTrades.SPANS * SECOND;
        assertThat(trades.between(0, 10 * SECOND, 1)).isEmpty();
        List<Span> spans = trades.between(0, end, 60.0 * SECOND);
        assertThat(spans.getFirst().largest().id()).isEqualTo(1);
        assertThat(spans.getFirst().sold()).isEqualTo(77);
        assertThat(spans.stream().mapToLong(Span::count).sum()).isEqualTo(later.size() + 1);
    }

    @Test
    void tellsItsListenersOfLargeTradesOnly() {
        LargeTrades trades = new LargeTrades(10);
        int[] told = new int[1];
        Runnable listener = () -> told[0]++;
        trades.addListener(listener);
        trades.takeAll(List.of(trade(1, 1, 9, Side.BUY)));
        assertThat(told[0]).isZero();
        assertThat(trades.between(0, SECOND, 1)).isEmpty();
        trades.takeAll(List.of(trade(2, 1, 10, Side.BUY), trade(3, 2, 11, Side.SELL)));
        assertThat(told[0]).isEqualTo(1);
        assertThat(trades.between(0, SECOND, 1))
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.side()).isEqualTo(Side.SELL);
                    assertThat(span.quantity()).isEqualTo(21);
                });
        trades.removeListener(listener);
        trades.takeAll(List.of(trade(4, 3, 10, Side.BUY)));
        assertThat(told[0]).isEqualTo(1);
    }

    @Test
    void sumsStayAtTheirLargest() {
        LargeTrades trades = new LargeTrades(1);
        trades.takeAll(
                List.of(
                        trade(1, 1, Long.MAX_VALUE, Side.BUY),
                        trade(2, 1, Long.MAX_VALUE, Side.BUY)));
        Span span = trades.between(0, SECOND, 1).getFirst();
        assertThat(span.bought()).isEqualTo(Long.MAX_VALUE);
        assertThat(span.quantity()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesASizeThatEverythingHas() {
        assertThatThrownBy(() -> new LargeTrades(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }
}
