package io.aibotiyi.workstation.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargeSizeTest {

    private static List<Trade> ofSizes(int from, int to) {
        List<Trade> trades = new ArrayList<>();
        for (int size = from; size <= to; size++) {
            trades.add(new Trade(size, size, size, 100, size, Side.BUY));
        }
        return trades;
    }

    @Test
    void oneInTwoHundredIsLarge() {
        List<Trade> trades = ofSizes(1, 2_000);
        Collections.shuffle(trades, new Random(1));
        long least = LargeSize.of(trades);
        assertThat(trades.stream().filter(t -> t.quantity() >= least)).hasSize(11);
        assertThat(least).isEqualTo(1_990);
    }

    @Test
    void ofFewTradesTheLargestIs() {
        assertThat(LargeSize.of(ofSizes(3, 9))).isEqualTo(9);
        assertThat(LargeSize.of(ofSizes(0, 0))).as("never everything").isEqualTo(1);
    }
}
