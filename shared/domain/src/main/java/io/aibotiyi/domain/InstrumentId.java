package io.aibotiyi.domain;

import java.util.Comparator;

/** A market at a venue; its text is {@code venue:SYMBOL}, for example {@code sim:BTC-USDT}. */
public record InstrumentId(VenueId venue, Symbol symbol) implements Comparable<InstrumentId> {

    private static final Comparator<InstrumentId> ORDER =
            Comparator.comparing(InstrumentId::venue).thenComparing(InstrumentId::symbol);

    /**
     * Reads {@code venue:SYMBOL}.
     *
     * @throws IllegalArgumentException if the colon, the venue or the symbol is malformed
     */
    public static InstrumentId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an instrument: venue:SYMBOL expected");
        }
        return new InstrumentId(
                VenueId.of(text.substring(0, colon)), Symbol.of(text.substring(colon + 1)));
    }

    @Override
    public int compareTo(InstrumentId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return venue + ":" + symbol;
    }
}
