package io.aibotiyi.backend.vault;

/**
 * The key-encryption key has a new version. Published inside the transaction that records it; the
 * data keys follow, until {@link DataKeysRewrapped}.
 *
 * @param reason why, for the audit log
 */
public record MasterKeyRotated(int version, String reason) {}
