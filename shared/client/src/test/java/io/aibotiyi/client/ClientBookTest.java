package io.aibotiyi.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.client.ClientBook.Outcome;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.StreamFrame.Book;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientBookTest {

    private final ClientBook book = new ClientBook();

    private static Level level(String price, String quantity) {
        return new Level(new BigDecimal(price), new BigDecimal(quantity));
    }

    private static Book snapshot(long sequence, List<Level> bids, List<Level> asks) {
        return new Book(1, true, 0, sequence, Instant.EPOCH, FeedState.LIVE, bids, asks);
    }

    private static Book delta(long previous, long sequence, List<Level> bids) {
        return new Book(
                1, false, previous, sequence, Instant.EPOCH, FeedState.LIVE, bids, List.of());
    }

    @Test
    void isInvalidAndEmptyUntilASnapshot() {
        assertThat(book.apply(delta(1, 2, List.of(level("10", "1"))))).isEqualTo(Outcome.WAITING);
        assertThat(book.valid()).isFalse();
        assertThat(book.bestBid()).isEmpty();
        assertThat(book.sequence()).isZero();
    }

    @Test
    void addsChangesAndRemovesLevels() {
        book.apply(
                snapshot(5, List.of(level("10", "1"), level("9", "2")), List.of(level("11", "3"))));
        assertThat(book.apply(delta(5, 6, List.of(level("10", "0"), level("8.50", "7")))))
                .isEqualTo(Outcome.APPLIED);
        assertThat(book.view(10).bids()).containsExactly(level("9", "2"), level("8.50", "7"));
        assertThat(book.view(1).bids()).containsExactly(level("9", "2"));
        assertThat(book.bestAsk()).contains(level("11", "3"));
        // the same price in another notation is the same level
        book.apply(delta(6, 7, List.of(level("8.5", "0"))));
        assertThat(book.view(10).bids()).containsExactly(level("9", "2"));
    }

    @Test
    void refusesADeltaThatDoesNotContinueItAndStaysInvalidUntilASnapshot() {
        book.apply(snapshot(5, List.of(level("10", "1")), List.of()));
        assertThat(book.apply(delta(6, 7, List.of(level("9", "1"))))).isEqualTo(Outcome.GAP);
        assertThat(book.valid()).isFalse();
        assertThat(book.view(10).bids()).isEmpty();
        assertThat(book.apply(delta(5, 6, List.of()))).isEqualTo(Outcome.WAITING);
        assertThat(book.apply(snapshot(9, List.of(level("10", "1")), List.of())))
                .isEqualTo(Outcome.APPLIED);
        assertThat(book.valid()).isTrue();
    }

    @Test
    void showsNothingWhileTheFeedIsNotLive() {
        book.apply(snapshot(5, List.of(level("10", "1")), List.of()));
        assertThat(
                        book.apply(
                                new Book(
                                        1,
                                        true,
                                        0,
                                        5,
                                        Instant.EPOCH,
                                        FeedState.RESYNCING,
                                        List.of(),
                                        List.of())))
                .isEqualTo(Outcome.NOT_LIVE);
        assertThat(book.view(10))
                .satisfies(v -> {
                    assertThat(v.valid()).isFalse();
                    assertThat(v.state()).isEqualTo(FeedState.RESYNCING);
                    assertThat(v.bids()).isEmpty();
                });
    }

    @Test
    void itsVersionMovesWithEveryChangeAndOnlyThen() {
        long first = book.version();
        book.apply(snapshot(5, List.of(level("10", "1")), List.of()));
        long second = book.version();
        book.apply(delta(5, 6, List.of(level("10", "2"))));
        long third = book.version();
        book.invalidate();
        long fourth = book.version();
        book.invalidate();
        assertThat(first).isLessThan(second);
        assertThat(second).isLessThan(third);
        assertThat(third).isLessThan(fourth);
        assertThat(book.version()).isEqualTo(fourth);
    }
}
