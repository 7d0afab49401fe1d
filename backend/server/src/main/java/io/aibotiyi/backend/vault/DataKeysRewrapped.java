package io.aibotiyi.backend.vault;

/**
 * Every data key is wrapped under the newest key-encryption key again.
 *
 * @param version of the key-encryption key
 * @param count how many this node wrapped anew for it
 */
public record DataKeysRewrapped(int version, long count) {}
