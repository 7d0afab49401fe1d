package io.aibotiyi.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a market trades, lower case: {@code sim}, {@code binance}, {@code replay}.
 *
 * @param name 1 to 24 of {@code a-z 0-9 -}, beginning with a letter
 */
public record VenueId(String name) implements Comparable<VenueId> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,23}");

    /** Our own market of simulated agents. */
    public static final VenueId SIMULATED = new VenueId("sim");

    /** A recorded session played back. */
    public static final VenueId REPLAY = new VenueId("replay");

    public VenueId {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a venue: 1 to 24 of a-z 0-9 - expected");
        }
    }

    /** The venue of any-case text. */
    public static VenueId of(String text) {
        return new VenueId(text.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public int compareTo(VenueId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
