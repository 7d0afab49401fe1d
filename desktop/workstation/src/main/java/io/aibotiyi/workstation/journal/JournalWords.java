package io.aibotiyi.workstation.journal;

import io.aibotiyi.protocol.Journal.Bucket;
import io.aibotiyi.protocol.Journal.Direction;
import io.aibotiyi.protocol.Journal.EntryState;
import io.aibotiyi.protocol.Journal.Figures;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.workstation.look.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The journal's figures in words; what has no meaning is a dash. */
final class JournalWords {

    static final String NONE = "–";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private JournalWords() {}

    static String title(JournalEntryView entry) {
        return entry.instrument().symbol()
                + " "
                + (entry.direction() == Direction.LONG ? "long" : "short");
    }

    static String state(JournalEntryView entry) {
        if (entry.state() == EntryState.OPEN) {
            return "Open";
        }
        return entry.liquidated() ? "Liquidated" : "Closed";
    }

    static String direction(JournalEntryView entry) {
        return entry.direction() == Direction.LONG ? "▲ Long" : "▼ Short";
    }

    static String money(@Nullable BigDecimal amount) {
        return amount == null ? NONE : Numbers.signed(amount, 2);
    }

    static String plain(@Nullable BigDecimal amount) {
        return amount == null ? NONE : Numbers.plain(amount);
    }

    static String ratio(@Nullable BigDecimal ratio) {
        return ratio == null ? NONE : Numbers.fixed(ratio, 2);
    }

    static String multiple(@Nullable BigDecimal multiple) {
        return multiple == null ? NONE : Numbers.signed(multiple, 2) + " R";
    }

    static String percent(@Nullable BigDecimal share) {
        return share == null
                ? NONE
                : share.multiply(HUNDRED).setScale(0, RoundingMode.HALF_EVEN) + " %";
    }

    static String held(@Nullable Long seconds) {
        if (seconds == null) {
            return NONE;
        }
        Duration time = Duration.ofSeconds(seconds);
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
    }

    static String stars(@Nullable Integer rating) {
        return rating == null ? "" : "★".repeat(rating);
    }

    /** A breakdown's key as people say it. */
    static String key(Bucket bucket) {
        String key = bucket.key();
        boolean shouted = key.length() > 3 && key.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        if (shouted) {
            return key.charAt(0) + key.substring(1).toLowerCase(Locale.ROOT);
        }
        return key.matches("\\d\\d") ? key + ":00" : key;
    }

    static String count(Figures figures) {
        return figures.entries() + " · " + percent(figures.winRate());
    }
}
