package io.aibotiyi.backend.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the proofs of RFC 9162, sections 2.1.3.1 and 2.1.4.1, from the roots of full subtrees. Not
 * thread-safe.
 */
public final class TreeProofs {

    /** Roots of full subtrees of the tree. */
    @FunctionalInterface
    public interface FullSubtrees {

        /**
         * @return the root of the subtree of leaves {@code index * 2^level} up to the next such
         */
        byte[] root(int level, long index);
    }

    private final FullSubtrees subtrees;
    private final TreeHash hash = new TreeHash();

    public TreeProofs(FullSubtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** The root of the tree of the first {@code size} leaves. */
    public byte[] root(long size) {
        return size == 0 ? hash.empty() : range(0, size);
    }

    /** PATH(m, D[n]): the audit path of a leaf, from the leaf to the root. */
    public List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " leaves has no leaf " + index);
        }
        List<byte[]> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    /** PROOF(m, D[n]): that the tree of the first leaves is the beginning of the larger one. */
    public List<byte[]> consistency(long first, long second) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException(
                    "A tree of " + second + " leaves does not begin with one of " + first);
        }
        List<byte[]> proof = new ArrayList<>();
        if (first > 0 && first < second) {
            consistency(first, 0, second, true, proof);
        }
        return proof;
    }

    private void inclusion(long index, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(range(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(range(from, middle));
        }
    }

    private void consistency(long first, long from, long to, boolean whole, List<byte[]> proof) {
        if (first == to) {
            if (!whole) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (first <= middle) {
            consistency(first, from, middle, whole, proof);
            proof.add(range(middle, to));
        } else {
            consistency(first, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }

    /** MTH(D[from:to]); the beginning is always a multiple of the largest power of two below. */
    private byte[] range(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtrees.root(level, from >>> level);
        }
        long middle = from + split(leaves);
        return hash.node(range(from, middle), range(middle, to));
    }

    /** The largest power of two smaller than the number of leaves. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
