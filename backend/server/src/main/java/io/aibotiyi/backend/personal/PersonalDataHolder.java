package io.aibotiyi.backend.personal;

import io.aibotiyi.domain.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part of the backend that keeps data about people. Every table with a column that names a person
 * belongs to one; a test fails for a table that does not.
 */
public interface PersonalDataHolder {

    /** The section's name in an export: {@code identity}, {@code trading} … Unique. */
    String section();

    /** The tables whose rows about a person this holder exports and erases. */
    Set<String> tables();

    /**
     * All that is kept about the person, readable: values are strings, numbers, booleans, nulls,
     * lists and maps of those. No secrets, not even hashes of them; no data about somebody else.
     * Runs in a read-only transaction of one snapshot with the other holders.
     *
     * @throws ExportTooLargeException if the section would have more than {@link #MOST_ENTRIES}
     *     entries in one list; never leaves anything out silently
     */
    Map<String, Object> export(UserId person);

    /**
     * Why the person cannot be erased now, in a sentence that says what to do first; empty if
     * nothing is in the way.
     */
    default Optional<String> hindrance(UserId person) {
        return Optional.empty();
    }

    /**
     * Removes what may be removed, in the caller's transaction; again is harmless and tells the
     * same of what is retained.
     */
    Erasure erase(UserId person);

    /** Longest list of an export. */
    int MOST_ENTRIES = 200_000;
}
