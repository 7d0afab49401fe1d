package io.aibotiyi.domain;

import java.util.UUID;

/** Names one user; sorts by the time it was made (UUID version 7, see {@link TimeOrderedIds}). */
public record UserId(UUID value) implements Comparable<UserId> {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static UserId parse(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public int compareTo(UserId other) {
        return TimeOrderedIds.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
