package io.aibotiyi.backend.vault;

/**
 * The key-encryption key has a new version.
 *
 * @param rewrapped how many data keys were wrapped anew
 */
public record MasterKeyRotated(int version, long rewrapped) {}
