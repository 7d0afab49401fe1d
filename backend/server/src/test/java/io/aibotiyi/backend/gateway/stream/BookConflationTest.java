package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.client.ClientBook;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.StreamFrame;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BookConflationTest {

    private static final Instrument BTC =
            new Instrument(
                    InstrumentId.parse("sim:BTC-USDT"), "BTC", "USDT", 2, 4, 1, 1, BigDecimal.ZERO);

    /** A plain book that the fast one is compared with. */
    private static final class PlainBook {
        final NavigableMap<Long, Long> bids = new TreeMap<>((a, b) -> Long.compare(b, a));
        final NavigableMap<Long, Long> asks = new TreeMap<>();

        static List<Level> top(NavigableMap<Long, Long> side, int depth) {
            List<Level> levels = new ArrayList<>();
            side.forEach((price, quantity) -> {
                if (levels.size() < depth) {
                    levels.add(new Level(BTC.price(price), BTC.quantity(quantity)));
                }
            });
            return levels;
        }
    }

    @RepeatedTest(20)
    void aReaderOfAnySpeedHoldsTheCutBookAfterEachFrame(RepetitionInfo run) {
        long seed = 20_260_101L + run.getCurrentRepetition();
        Random random = new Random(seed);
        int depth = 1 + random.nextInt(25);
        BookConflation frames = new BookConflation(BTC, depth);
        BookFeed feed = new BookFeed(() -> {});
        PlainBook plain = new PlainBook();
        feed.bookSnapshot(snapshot(plain, random));
        ClientBook client = new ClientBook();
        BookState sent = null;
        long sequence = 1;
        for (int step = 0; step < 2_000; step++) {
            if (random.nextInt(300) == 0) {
                feed.bookInvalid("test");
                plain.bids.clear();
                plain.asks.clear();
                sent = flush(frames, feed, client, sent, "seed " + seed);
                assertThat(client.valid()).as("seed %d step %d", seed, step).isFalse();
                feed.bookSnapshot(snapshot(plain, random));
                sequence = 1;
            } else {
                List<BookLevel> bids = changes(plain.bids, random, 900);
                List<BookLevel> asks = changes(plain.asks, random, 1000);
                feed.bookChanged(sequence, ++sequence, step, bids, asks);
            }
            // a slow reader skips many states, a fast one none
            if (random.nextInt(4) == 0) {
                sent = flush(frames, feed, client, sent, "seed " + seed);
                ClientBook.View view = client.view(2_000);
                assertThat(view.valid()).isTrue();
                assertThat(view.bids())
                        .as("bids, seed %d step %d depth %d", seed, step, depth)
                        .isEqualTo(PlainBook.top(plain.bids, depth));
                assertThat(view.asks())
                        .as("asks, seed %d step %d depth %d", seed, step, depth)
                        .isEqualTo(PlainBook.top(plain.asks, depth));
            }
        }
    }

    private static @Nullable BookState flush(
            BookConflation frames,
            BookFeed feed,
            ClientBook client,
            @Nullable BookState sent,
            String what) {
        BookState now = feed.take(1_000, () -> FeedState.RESYNCING);
        assertThat(now).isNotNull();
        if (now == null) {
            return sent;
        }
        byte[] tail = frames.tail(sent, now);
        if (tail == null) {
            return sent;
        }
        assertThat(client.apply(frame(tail)))
                .as(what)
                .isIn(ClientBook.Outcome.APPLIED, ClientBook.Outcome.NOT_LIVE);
        return now;
    }

    private static StreamFrame.Book frame(byte[] tail) {
        String json =
                "{\"type\":\"book\",\"subscription\":1"
                        + new String(tail, StandardCharsets.US_ASCII);
        return (StreamFrame.Book) Json.mapper().readValue(json, StreamFrame.class);
    }

    private static BookSnapshot snapshot(PlainBook plain, Random random) {
        plain.bids.clear();
        plain.asks.clear();
        changes(plain.bids, random, 900);
        changes(plain.asks, random, 1000);
        return new BookSnapshot(1, 5, levels(plain.bids), levels(plain.asks));
    }

    private static List<BookLevel> levels(NavigableMap<Long, Long> side) {
        return side.entrySet().stream().map(e -> new BookLevel(e.getKey(), e.getValue())).toList();
    }

    private static List<BookLevel> changes(NavigableMap<Long, Long> side, Random random, int base) {
        List<BookLevel> changes = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            long price = (long) base + random.nextInt(60);
            long quantity = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(50);
            changes.add(new BookLevel(price, quantity));
            if (quantity == 0) {
                side.remove(price);
            } else {
                side.put(price, quantity);
            }
        }
        return changes;
    }

    @Test
    void saysNothingWhileOnlyLevelsBeyondTheDepthChange() {
        BookConflation frames = new BookConflation(BTC, 1);
        BookState before =
                new BookState(FeedState.LIVE, 1, 0, new long[] {9, 1, 8, 1}, new long[] {11, 1});
        BookState after =
                new BookState(FeedState.LIVE, 2, 0, new long[] {9, 1, 8, 7}, new long[] {11, 1});
        assertThat(frames.tail(before, after)).isNull();
    }

    @Test
    void removesALevelThatIsPushedOutOfTheDepth() {
        BookConflation frames = new BookConflation(BTC, 1);
        BookState before =
                new BookState(FeedState.LIVE, 1, 0, new long[] {900, 1, 800, 1}, new long[] {});
        BookState after =
                new BookState(
                        FeedState.LIVE, 2, 0, new long[] {901, 5, 900, 1, 800, 1}, new long[] {});
        byte[] tail = frames.tail(before, after);
        assertThat(tail).isNotNull();
        ClientBook client = new ClientBook();
        client.apply(frame(java.util.Objects.requireNonNull(frames.tail(null, before))));
        client.apply(frame(java.util.Objects.requireNonNull(tail)));
        assertThat(client.view(10).bids())
                .containsExactly(new Level(new BigDecimal("9.01"), new BigDecimal("0.0005")));
    }

    @Test
    void sendsASnapshotWhereADeltaWouldBeLonger() {
        BookConflation frames = new BookConflation(BTC, 2);
        BookState before =
                new BookState(
                        FeedState.LIVE, 1, 0, new long[] {5, 1, 4, 1}, new long[] {6, 1, 7, 1});
        BookState after =
                new BookState(FeedState.LIVE, 2, 0, new long[] {15, 1}, new long[] {16, 1});
        byte[] tail = java.util.Objects.requireNonNull(frames.tail(before, after));
        assertThat(frame(tail).snapshot()).isTrue();
    }
}
