package io.aibotiyi.workstation.look;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times of records: to the second, in UTC. */
public final class Times {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Times() {}

    /** An em dash for no time. */
    public static String of(@Nullable Instant time) {
        return time == null ? "—" : FORMAT.format(time);
    }

    /** "90 min", "4 h", "7 days": in the largest unit that is exact. */
    public static String span(Duration time) {
        if (time.toMinutes() % 1440 == 0 && !time.isZero()) {
            return time.toDays() == 1 ? "1 day" : time.toDays() + " days";
        }
        if (time.toMinutes() % 60 == 0 && !time.isZero()) {
            return time.toHours() + " h";
        }
        return time.toMinutes() + " min";
    }
}
