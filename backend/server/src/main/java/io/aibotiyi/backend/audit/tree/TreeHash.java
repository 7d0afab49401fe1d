package io.aibotiyi.backend.audit.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashes of RFC 9162, section 2.1.1: SHA-256 over a leaf behind 0x00, over two children behind
 * 0x01, so that neither can pass for the other. One instance per thread.
 */
public final class TreeHash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private final MessageDigest digest;

    public TreeHash() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public byte[] leaf(byte[] data) {
        digest.update((byte) 0);
        return digest.digest(data);
    }

    public byte[] node(byte[] left, byte[] right) {
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of a tree without leaves. */
    public byte[] empty() {
        return digest.digest();
    }
}
