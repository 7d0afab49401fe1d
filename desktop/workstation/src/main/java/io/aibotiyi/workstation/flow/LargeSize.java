package io.aibotiyi.workstation.flow;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Trade;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** From which size on a trade is large, where nobody said so: what one in 200 of late reaches. */
final class LargeSize {

    /** Trades that are judged by. */
    static final int JUDGED = 2_000;

    private static final int PER_MILLE = 5;

    private LargeSize() {}

    /**
     * @param newest of an instrument, never empty
     * @return quantity units, positive
     */
    static long of(List<Trade> newest) {
        long[] sizes = newest.stream().mapToLong(Trade::quantity).toArray();
        Arrays.sort(sizes);
        return Math.max(1, sizes[sizes.length - 1 - sizes.length * PER_MILLE / 1_000]);
    }

    /** A size that was chosen, in the instrument's units; empty where it is none. */
    static OptionalLong chosen(Instrument in, BigDecimal size) {
        return Quantities.units(in, size.toPlainString());
    }
}
