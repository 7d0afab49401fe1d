package io.aibotiyi.backend.vault;

/**
 * Seals secrets of the backend itself, such as signing keys and TOTP seeds, with AES-256-GCM under
 * keys wrapped by the key-encryption key. What is sealed names the version of its key, so that keys
 * rotate while old values stay readable. Safe from any thread.
 */
public interface Vault {

    /**
     * @param purpose bound to the value: it opens only under the same purpose, for example {@code
     *     identity.totp:USER}
     */
    byte[] seal(String purpose, byte[] clear);

    /**
     * @throws SealBrokenException if it was changed, or sealed for another purpose or by another
     *     vault
     */
    byte[] open(String purpose, byte[] sealed);
}
