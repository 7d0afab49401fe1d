package io.aibotiyi.backend.marketdata.capture;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.VenueId;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the instruments of a capture, so that a symbol seen before costs no object. At most
 * {@link #MAX} of them; a capture with more is refused line by line.
 */
final class InstrumentNames {

    static final int MAX = 4_096;

    private final @Nullable InstrumentId[] slots = new InstrumentId[2 * MAX];
    private int size;

    /** The instrument named by the cursor's last text. */
    InstrumentId of(VenueId venue, JsonCursor text) throws CaptureFormatException {
        int mask = slots.length - 1;
        int slot = (text.textHash() * 31 + venue.hashCode()) & mask;
        while (true) {
            InstrumentId known = slots[slot];
            if (known == null) {
                break;
            }
            if (known.venue().equals(venue) && text.textIs(known.symbol().name())) {
                return known;
            }
            slot = (slot + 1) & mask;
        }
        if (size == MAX) {
            throw new CaptureFormatException("more than " + MAX + " instruments in one capture");
        }
        try {
            InstrumentId made = new InstrumentId(venue, new Symbol(text.text()));
            slots[slot] = made;
            size++;
            return made;
        } catch (IllegalArgumentException e) {
            throw new CaptureFormatException(String.valueOf(e.getMessage()));
        }
    }
}
