package io.aibotiyi.domain;

import java.util.UUID;

/**
 * Names one market alert; sorts by the time it was made (UUID version 7, see {@link
 * TimeOrderedIds}).
 */
public record AlertId(UUID value) implements Comparable<AlertId> {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static AlertId parse(String text) {
        return new AlertId(UUID.fromString(text));
    }

    @Override
    public int compareTo(AlertId other) {
        return TimeOrderedIds.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
