package io.aibotiyi.backend.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of the full subtrees that its leaves fall into,
 * largest first, one for each set bit of the size. It is all that appending and the root need. Not
 * thread-safe.
 */
public final class Frontier {

    /** Hears of each full subtree as its last leaf is appended, smallest first. */
    @FunctionalInterface
    public interface Completed {

        /**
         * @param endsAt index of the subtree's last leaf
         * @param level its height; a leaf alone has 0 and is not told
         */
        void subtree(long endsAt, int level, byte[] hash);
    }

    private final TreeHash hash = new TreeHash();
    private final List<byte[]> roots = new ArrayList<>();
    private long size;

    /**
     * As {@link #bytes} gave it.
     *
     * @throws IllegalArgumentException if it is not the frontier of a tree of that size
     */
    public static Frontier of(long size, byte[] bytes) {
        if (size < 0 || bytes.length != Long.bitCount(size) * TreeHash.LENGTH) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " leaves has no frontier of " + bytes.length + " bytes");
        }
        Frontier frontier = new Frontier();
        frontier.size = size;
        for (int i = 0; i < bytes.length; i += TreeHash.LENGTH) {
            frontier.roots.add(java.util.Arrays.copyOfRange(bytes, i, i + TreeHash.LENGTH));
        }
        return frontier;
    }

    public long size() {
        return size;
    }

    public void append(byte[] leaf, Completed completed) {
        byte[] root = leaf;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            root = hash.node(roots.removeLast(), root);
            completed.subtree(size, ++level, root);
        }
        roots.add(root);
        size++;
    }

    public byte[] root() {
        if (roots.isEmpty()) {
            return hash.empty();
        }
        byte[] root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = hash.node(roots.get(i), root);
        }
        return root;
    }

    public byte[] bytes() {
        byte[] bytes = new byte[roots.size() * TreeHash.LENGTH];
        for (int i = 0; i < roots.size(); i++) {
            System.arraycopy(roots.get(i), 0, bytes, i * TreeHash.LENGTH, TreeHash.LENGTH);
        }
        return bytes;
    }
}
