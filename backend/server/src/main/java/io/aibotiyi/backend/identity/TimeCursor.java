package io.aibotiyi.backend.identity;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The place of an entry in a list by time and id, the latest first. */
public record TimeCursor(Instant time, UUID id) {

    /** The longest page. */
    public static final int MOST = 500;

    /**
     * @param text null for the beginning
     * @throws ProblemException INVALID_FIELD for one that no page gave
     */
    public static @Nullable TimeCursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split("_", -1);
        try {
            if (parts.length == 2) {
                return new TimeCursor(
                        Instant.EPOCH.plus(Long.parseLong(parts[0], 36), ChronoUnit.MICROS),
                        UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            // told below
        }
        throw new ProblemException(
                ErrorCode.INVALID_FIELD, "Pass next of the page before, unchanged", "after");
    }

    /**
     * @throws ProblemException INVALID_FIELD
     */
    public static void requireLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "limit must be 1 to " + MOST, "limit");
        }
    }

    /** A page of rows of which one more than {@code limit} was asked for. */
    public static <R, V> Page<V> page(
            List<R> rows, int limit, Function<R, V> view, Function<R, TimeCursor> place) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(view).toList(),
                more ? place.apply(shown.getLast()).text() : null);
    }

    private String text() {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time), 36) + "_" + id;
    }
}
