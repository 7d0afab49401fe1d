package io.aibotiyi.backend.vault.keys;

/**
 * A data key that only the key-encryption key can open.
 *
 * @param version of the key-encryption key
 * @param text as the key store gave it
 */
public record WrappedKey(int version, String text) {}
