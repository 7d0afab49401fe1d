package io.aibotiyi.workstation.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.charts.depth.LadderModel;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.StreamFrame.Book;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BookInboxTest {

    private final Instrument instrument =
            new Instrument(
                    InstrumentId.parse("sim:BTC-USDT"), "BTC", "USDT", 1, 3, 1, 1, BigDecimal.ZERO);
    private final LadderModel model = LadderModel.of(instrument);
    private final BookInbox inbox = new BookInbox(instrument, model);

    @Test
    void appliesASnapshotAndTheDeltasThatContinueIt() {
        inbox.offer(snapshot(10, "100.0", "100.1"));
        inbox.offer(delta(10, 11, FeedState.LIVE, "99.9", "0"));
        inbox.offer(delta(11, 12, FeedState.LIVE, "100.0", "0"));
        inbox.offer(delta(12, 13, FeedState.LIVE, "99.8", "2"));
        inbox.drain();
        assertEquals(LadderModel.State.LIVE, model.state());
        assertEquals(OptionalLong.of(998), model.bestBid());
        assertEquals(OptionalLong.of(1001), model.bestAsk());
    }

    @Test
    void emptiesTheBookInsteadOfBendingItWhenADeltaIsMissing() {
        inbox.offer(snapshot(10, "100.0", "100.1"));
        inbox.drain();
        assertFalse(inbox.offer(delta(11, 12, FeedState.LIVE, "100.0", "5")));
        inbox.drain();
        assertEquals(LadderModel.State.INVALID, model.state());
        assertEquals(OptionalLong.empty(), model.bestBid());
    }

    @Test
    void ignoresDeltasUntilTheNextSnapshotAndThenIsLiveAgain() {
        inbox.offer(snapshot(10, "100.0", "100.1"));
        inbox.offer(delta(99, 100, FeedState.LIVE, "1.0", "1"));
        assertTrue(inbox.offer(delta(100, 101, FeedState.LIVE, "2.0", "1")));
        inbox.drain();
        assertEquals(LadderModel.State.INVALID, model.state());
        inbox.offer(snapshot(200, "101.0", "101.1"));
        inbox.drain();
        assertEquals(LadderModel.State.LIVE, model.state());
        assertEquals(OptionalLong.of(1010), model.bestBid());
    }

    @Test
    void trustsNoBookOfAFeedThatResynchronises() {
        inbox.offer(snapshot(10, "100.0", "100.1"));
        inbox.offer(delta(10, 11, FeedState.RESYNCING, "100.0", "1"));
        inbox.drain();
        assertEquals(LadderModel.State.INVALID, model.state());
    }

    @Test
    void keepsTheLastBookMarkedAsOldWhenTheConnectionIsLost() {
        inbox.offer(snapshot(10, "100.0", "100.1"));
        inbox.drain();
        inbox.interrupted("cable cut");
        inbox.drain();
        assertEquals(LadderModel.State.STALE, model.state());
        assertEquals("cable cut", model.reason());
        inbox.offer(snapshot(500, "100.5", "100.6"));
        inbox.drain();
        assertEquals(LadderModel.State.LIVE, model.state());
    }

    private static Book snapshot(long sequence, String bid, String ask) {
        return new Book(
                1,
                true,
                0,
                sequence,
                Instant.EPOCH,
                FeedState.LIVE,
                List.of(new Level(new BigDecimal(bid), BigDecimal.ONE)),
                List.of(new Level(new BigDecimal(ask), BigDecimal.ONE)));
    }

    private static Book delta(
            long previous, long sequence, FeedState state, String bid, String quantity) {
        List<Level> bids =
                state == FeedState.LIVE
                        ? List.of(new Level(new BigDecimal(bid), new BigDecimal(quantity)))
                        : List.of();
        return new Book(1, false, previous, sequence, Instant.EPOCH, state, bids, List.of());
    }
}
