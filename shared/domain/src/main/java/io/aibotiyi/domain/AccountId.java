package io.aibotiyi.domain;

import java.util.UUID;

/**
 * Names one account; sorts by the time it was made (UUID version 7, see {@link TimeOrderedIds}).
 */
public record AccountId(UUID value) implements Comparable<AccountId> {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static AccountId parse(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public int compareTo(AccountId other) {
        return TimeOrderedIds.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
