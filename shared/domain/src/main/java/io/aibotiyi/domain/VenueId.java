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
        requireForm(name, name);
    }

    /** The venue of any-case text. */
    public static VenueId of(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        requireForm(name, text);
        return new VenueId(name);
    }

    private static void requireForm(String name, String given) {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + given + "' is not a venue: 1 to 24 of a-z 0-9 - expected");
        }
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
