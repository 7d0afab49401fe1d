package io.aibotiyi.domain;

import java.util.UUID;

/** Names one fill; sorts by the time it was made (UUID version 7, see {@link TimeOrderedIds}). */
public record FillId(UUID value) implements Comparable<FillId> {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static FillId parse(String text) {
        return new FillId(UUID.fromString(text));
    }

    @Override
    public int compareTo(FillId other) {
        return TimeOrderedIds.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
