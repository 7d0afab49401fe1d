package io.aibotiyi.venues.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChecksumBookTest {

    /** The example of Kraken's documentation of the version 1 checksum, in its own scale. */
    private static final long EXAMPLE = 974_947_235L;

    private final ChecksumBook book =
            new ChecksumBook(
                    new L2Book(),
                    new DepthListener() {
                        @Override
                        public void joined(long sequence) {}

                        @Override
                        public void changed(
                                long previous, long sequence, LevelBuffer bids, LevelBuffer asks) {}

                        @Override
                        public void lost(String reason) {}
                    });

    @BeforeEach
    void snapshot() {
        LevelBuffer asks = new LevelBuffer();
        LevelBuffer bids = new LevelBuffer();
        for (int i = 0; i < 10; i++) {
            asks.add(5_005 + 5 * i, 500);
        }
        for (long price :
                new long[] {5_000, 4_995, 4_990, 4_980, 4_975, 4_970, 4_965, 4_960, 4_955, 4_950}) {
            bids.add(price, 500);
        }
        book.snapshot(bids, asks, 10);
    }

    private static LevelBuffer one(long price, long quantity) {
        LevelBuffer buffer = new LevelBuffer();
        buffer.add(price, quantity);
        return buffer;
    }

    @Test
    void computesThePublishedChecksum() {
        assertThat(book.checksum()).isEqualTo(EXAMPLE);
    }

    @Test
    void aWrongChecksumLosesTheBookUntilTheNextSnapshot() {
        var outcome = book.update(one(4_999, 3), new LevelBuffer(), 1);
        assertThat(outcome).isEqualTo(DepthSynchronizer.Outcome.LOST);
        assertThat(book.isLive()).isFalse();
        assertThat(book.book().depth(Side.BUY)).isZero();
        assertThat(book.compared()).isEqualTo(1);
        assertThat(book.matched()).isZero();
        book.update(one(4_999, 3), new LevelBuffer(), 1);
        assertThat(book.compared()).as("nothing to compare without a book").isEqualTo(1);
        snapshot();
        assertThat(book.isLive()).isTrue();
    }

    @Test
    void keepsTheSubscribedDepthAfterEachMessage() {
        book.update(one(5_001, 1), new LevelBuffer(), -1);
        assertThat(book.book().depth(Side.BUY)).isEqualTo(10);
        assertThat(book.book().quantityAt(Side.BUY, 4_950)).isZero();
        book.update(one(5_001, 0), one(5_004, 7), -1);
        assertThat(book.book().depth(Side.BUY)).isEqualTo(9);
        assertThat(book.book().bestPrice(Side.SELL)).isEqualTo(5_004);
    }
}
