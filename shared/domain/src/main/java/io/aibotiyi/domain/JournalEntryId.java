package io.aibotiyi.domain;

import java.util.UUID;

/**
 * Names one entry of a trading journal. It is the id of the fill that opened the trade, so that a
 * journal made anew from the same fills has the same entries.
 */
public record JournalEntryId(UUID value) implements Comparable<JournalEntryId> {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static JournalEntryId parse(String text) {
        return new JournalEntryId(UUID.fromString(text));
    }

    @Override
    public int compareTo(JournalEntryId other) {
        return TimeOrderedIds.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
