package io.aibotiyi.backend.vault;

import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Seals personal data under a key of its own per person, so that destroying the key erases every
 * copy, also those in backups and in the audit log (cryptographic shredding). Safe from any thread;
 * joins the caller's transaction.
 */
public interface PersonalVault {

    /**
     * @param field bound to the value, for example {@code identity.email}
     * @return text of URL-safe Base64, about 60 characters longer than four thirds of the value
     * @throws PersonErasedException if the person was erased
     */
    String seal(UserId person, String field, String clear);

    /**
     * Seals under a key that the person has already, waiting for no other transaction; empty if
     * there is none, or the person was erased.
     */
    Optional<String> sealIfKnown(UserId person, String field, String clear);

    /**
     * Empty once the person was erased.
     *
     * @throws SealBrokenException if it was changed, or sealed for another person or field
     */
    Optional<String> open(UserId person, String field, String sealed);

    /**
     * Something sealed.
     *
     * @param field as it was given to {@link #seal}
     */
    record Sealed(UserId person, String field, String text) {
        @Override
        public String toString() {
            return "Sealed[person=" + person + ", field=" + field + "]";
        }
    }

    /**
     * Opens each as {@link #open(UserId, String, String)} does, in the given order, for a page of a
     * list in one look at the database.
     *
     * @throws SealBrokenException if one of them was changed, or sealed for another person or field
     */
    List<Optional<String>> open(List<Sealed> page);

    /**
     * A keyed fingerprint (HMAC-SHA-256, URL-safe Base64) under which a value can be looked up
     * without being readable; the same for the same field and value in this backend.
     */
    String fingerprint(String field, String value);

    /** Destroys the person's key; again is harmless. */
    void erase(UserId person);
}
