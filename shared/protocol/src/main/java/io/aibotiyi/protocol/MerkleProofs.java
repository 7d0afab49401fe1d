package io.aibotiyi.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * Checks the proofs of RFC 9162 with nothing but the hashes given: whoever checks need not trust
 * whoever proves. Hashes are SHA-256, 32 bytes.
 */
public final class MerkleProofs {

    private static final int LENGTH = 32;

    private MerkleProofs() {}

    /** The hash of a leaf: SHA-256 over the data behind a zero byte. */
    public static byte[] leaf(byte[] data) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(data);
    }

    /**
     * Section 2.1.3.2.
     *
     * @return true if the leaf is at that index in the tree with that size and root
     */
    public static boolean includes(
            byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || !sound(proof)) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        byte[] hash = leaf;
        for (byte[] each : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = node(each, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = node(hash, each);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(hash, root);
    }

    /**
     * Section 2.1.4.2; a tree extends the empty tree and itself without a proof.
     *
     * @return true if the second tree begins with the whole of the first
     */
    public static boolean extended(
            long firstSize,
            byte[] firstRoot,
            long secondSize,
            byte[] secondRoot,
            List<byte[]> proof) {
        if (firstSize < 0 || firstSize > secondSize || !sound(proof)) {
            return false;
        }
        if (firstSize == 0) {
            return proof.isEmpty() && Arrays.equals(firstRoot, sha256().digest());
        }
        if (firstSize == secondSize) {
            return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        }
        boolean wholeSubtree = Long.bitCount(firstSize) == 1;
        if (!wholeSubtree && proof.isEmpty()) {
            return false;
        }
        long fn = firstSize - 1;
        long sn = secondSize - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] first = wholeSubtree ? firstRoot : proof.getFirst();
        byte[] second = first;
        for (byte[] each : wholeSubtree ? proof : proof.subList(1, proof.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                first = node(each, first);
                second = node(each, second);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                second = node(second, each);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(first, firstRoot) && Arrays.equals(second, secondRoot);
    }

    private static boolean sound(List<byte[]> proof) {
        return proof.size() <= 64 && proof.stream().allMatch(hash -> hash.length == LENGTH);
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
