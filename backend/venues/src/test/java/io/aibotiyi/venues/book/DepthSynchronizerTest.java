package io.aibotiyi.venues.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.book.DepthSynchronizer.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepthSynchronizerTest {

    private final List<String> heard = new ArrayList<>();
    private final DepthListener listener =
            new DepthListener() {
                @Override
                public void joined(long sequence) {
                    heard.add("joined " + sequence);
                }

                @Override
                public void changed(
                        long previous, long sequence, LevelBuffer bids, LevelBuffer asks) {
                    heard.add(previous + ">" + sequence);
                }

                @Override
                public void lost(String reason) {
                    heard.add("lost");
                }
            };
    private final DepthSynchronizer spot =
            new DepthSynchronizer(DepthRules.BINANCE_SPOT, new L2Book(), listener);
    private final DepthSynchronizer futures =
            new DepthSynchronizer(DepthRules.BINANCE_FUTURES, new L2Book(), listener);

    private static LevelBuffer levels(long... pricesAndQuantities) {
        LevelBuffer buffer = new LevelBuffer();
        for (int i = 0; i < pricesAndQuantities.length; i += 2) {
            buffer.add(pricesAndQuantities[i], pricesAndQuantities[i + 1]);
        }
        return buffer;
    }

    private Outcome spot(long first, long last) {
        return spot.update(first, last, 0, levels(90, last), levels(110, last));
    }

    private Outcome futures(long first, long last, long previous) {
        return futures.update(first, last, previous, levels(90, last), levels(110, last));
    }

    private static Outcome snapshot(DepthSynchronizer to, long last) {
        return to.snapshot(last, levels(90, 1, 89, 1), levels(110, 1, 111, 1));
    }

    @ParameterizedTest
    @CsvSource({
        // first, last, does it join a snapshot at 100?
        "95, 105, true",
        "100, 105, true",
        "101, 105, true",
        "95, 101, true",
        "102, 105, false",
    })
    void spotJoinsTheUpdateThatHoldsTheIdAfterTheSnapshot(long first, long last, boolean joins) {
        spot(first, last);
        assertThat(snapshot(spot, 100)).isEqualTo(joins ? Outcome.JOINED : Outcome.TOO_OLD);
        assertThat(spot.isLive()).isEqualTo(joins);
        assertThat(spot.sequence()).isEqualTo(joins ? last : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "95, 105, true",
        "100, 105, true",
        "95, 100, true",
        "101, 105, false",
    })
    void futuresJoinTheUpdateThatHoldsTheSnapshotsOwnId(long first, long last, boolean joins) {
        futures(first, last, 94);
        assertThat(snapshot(futures, 100)).isEqualTo(joins ? Outcome.JOINED : Outcome.TOO_OLD);
        assertThat(futures.isLive()).isEqualTo(joins);
    }

    @Test
    void isNotLiveOnTheSnapshotAlone() {
        spot(90, 95);
        assertThat(snapshot(spot, 100)).isEqualTo(Outcome.BUFFERED);
        assertThat(spot.state())
                .isEqualTo(new SyncState.Awaiting("snapshot 100 waits for the update after it"));
        assertThat(spot(96, 100)).isEqualTo(Outcome.BUFFERED);
        assertThat(spot(101, 103)).isEqualTo(Outcome.JOINED);
        assertThat(spot.state()).isEqualTo(new SyncState.Live(103));
        assertThat(spot.book().quantityAt(Side.BUY, 90)).isEqualTo(103);
        assertThat(spot.book().quantityAt(Side.BUY, 89)).isEqualTo(1);
    }

    @Test
    void appliesWhatWasKeptInTheOrderOfIds() {
        spot(106, 110);
        spot(101, 105);
        spot(111, 112);
        assertThat(snapshot(spot, 100)).isEqualTo(Outcome.JOINED);
        assertThat(spot.sequence()).isEqualTo(112);
        assertThat(spot.book().quantityAt(Side.SELL, 110)).isEqualTo(112);
        assertThat(heard).containsExactly("joined 112");
    }

    @Test
    void aGapInvalidatesAtOnceAndTheNextSnapshotRevives() {
        spot(101, 105);
        snapshot(spot, 100);
        assertThat(spot(107, 110)).isEqualTo(Outcome.LOST);
        assertThat(spot.isLive()).isFalse();
        assertThat(spot.book().depth(Side.BUY)).isZero();
        assertThat(spot.state())
                .isEqualTo(
                        new SyncState.Awaiting(
                                "updates between 105 and 107 are missing: a new snapshot is"
                                        + " needed"));
        spot(111, 115);
        assertThat(spot.isLive()).isFalse();
        assertThat(snapshot(spot, 112)).isEqualTo(Outcome.JOINED);
        assertThat(spot.sequence()).isEqualTo(115);
        assertThat(spot.losses()).isEqualTo(1);
        assertThat(heard).containsExactly("joined 105", "lost", "joined 115");
    }

    @Test
    void futuresChainByThePreviousIdAndIdsMaySkip() {
        futures(95, 105, 94);
        snapshot(futures, 100);
        assertThat(futures(120, 130, 105)).isEqualTo(Outcome.APPLIED);
        assertThat(futures(131, 140, 129)).isEqualTo(Outcome.LOST);
        assertThat(futures(141, 150, 140)).isEqualTo(Outcome.BUFFERED);
        assertThat(snapshot(futures, 145)).isEqualTo(Outcome.JOINED);
        assertThat(heard).containsExactly("joined 105", "105>130", "lost", "joined 150");
    }

    @Test
    void repeatsAreIgnored() {
        spot(101, 105);
        snapshot(spot, 100);
        assertThat(spot(101, 105)).isEqualTo(Outcome.IGNORED);
        assertThat(spot(99, 103)).isEqualTo(Outcome.IGNORED);
        assertThat(snapshot(spot, 104)).isEqualTo(Outcome.IGNORED);
        assertThat(spot(104, 107)).as("overlap is not a gap").isEqualTo(Outcome.APPLIED);
        assertThat(spot.sequence()).isEqualTo(107);
    }

    @Test
    void aGapAmongWhatWasKeptNeedsANewerSnapshot() {
        spot(101, 105);
        spot(107, 110);
        assertThat(snapshot(spot, 100)).isEqualTo(Outcome.BUFFERED);
        assertThat(spot.isLive()).isFalse();
        assertThat(snapshot(spot, 108)).isEqualTo(Outcome.JOINED);
        assertThat(spot.sequence()).isEqualTo(110);
    }

    @Test
    void aCrossedBookIsLost() {
        spot(101, 105);
        snapshot(spot, 100);
        assertThat(spot.update(106, 106, 0, levels(110, 4), levels())).isEqualTo(Outcome.LOST);
        assertThat(spot.crossings()).isEqualTo(1);
        assertThat(spot.isLive()).isFalse();
    }

    @Test
    void aForeignSnapshotDoesNotHideTheRightOne() {
        spot(101, 105);
        snapshot(spot, 9_000_000);
        assertThat(spot.isLive()).isFalse();
        assertThat(snapshot(spot, 107)).isEqualTo(Outcome.BUFFERED);
        assertThat(snapshot(spot, 8_000_000)).isEqualTo(Outcome.BUFFERED);
        spot(106, 107);
        assertThat(spot(108, 109)).isEqualTo(Outcome.JOINED);
    }

    @Test
    void invalidatingForgetsEverything() {
        spot(101, 105);
        snapshot(spot, 100);
        spot.invalidate("connection lost");
        assertThat(spot.isLive()).isFalse();
        assertThat(snapshot(spot, 104)).isEqualTo(Outcome.BUFFERED);
        assertThat(spot(106, 107)).isEqualTo(Outcome.TOO_OLD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void keepsABoundedNumberOfUpdates(int beyond) {
        for (int i = 0; i < DepthSynchronizer.MAX_BUFFERED + beyond; i++) {
            spot(101 + i, 101 + i);
        }
        assertThat(snapshot(spot, 100)).isEqualTo(Outcome.TOO_OLD);
        assertThat(snapshot(spot, 100 + beyond)).isEqualTo(Outcome.JOINED);
    }

    @Test
    void tellsWhenTheMarketLeavesWhatACutSnapshotCovered() {
        spot(101, 105);
        spot.snapshot(100, levels(90, 1, 89, 1, 88, 1, 87, 1, 86, 1), levels(110, 1));
        assertThat(spot.beyondSnapshotSince()).isZero();
        spot.update(106, 106, 0, levels(90, 0, 89, 0, 88, 0, 87, 0, 70, 1), levels());
        assertThat(spot.beyondSnapshotSince()).isZero();
        spot.update(107, 107, 0, levels(86, 0), levels());
        assertThat(spot.beyondSnapshotSince()).isEqualTo(107);
        assertThat(spot.isLive()).isTrue();
    }
}
