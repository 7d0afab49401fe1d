package io.aibotiyi.backend.audit.verify;

import io.aibotiyi.backend.audit.checkpoint.Checkpoint;
import io.aibotiyi.backend.audit.checkpoint.VerifierKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What checkpoints say the log was: the root at each of their sizes. A checkpoint whose note is
 * damaged, or that contradicts another one, is itself a finding.
 */
final class Claims {

    /** Something wrong with a checkpoint itself. */
    record Flaw(long size, String text) {}

    /** A root and who says so. */
    private record Claim(String root, String source) {}

    private final @Nullable VerifierKey key;
    private final TreeMap<Long, Claim> roots = new TreeMap<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private long agreed;

    /**
     * @param key null where no key is known: then there must be no checkpoints
     */
    Claims(@Nullable VerifierKey key) {
        this.key = key;
    }

    /** Takes the notes of one source, in their order, and returns the sizes that they state. */
    Set<Long> add(String source, List<String> notes) {
        Set<Long> sizes = new HashSet<>();
        long last = 0;
        for (int i = 0; i < notes.size(); i++) {
            String name = source + ", checkpoint " + (i + 1);
            try {
                if (key == null) {
                    throw new IllegalArgumentException("the key that signed it is not known");
                }
                Checkpoint checkpoint = Checkpoint.verified(notes.get(i), key);
                if (checkpoint.size() < last) {
                    throw new IllegalArgumentException("it is smaller than the one before");
                }
                last = checkpoint.size();
                sizes.add(last);
                Claim before =
                        roots.putIfAbsent(checkpoint.size(), new Claim(checkpoint.root(), name));
                if (before != null && !before.root().equals(checkpoint.root())) {
                    throw new IllegalArgumentException("it contradicts " + before.source());
                }
            } catch (IllegalArgumentException e) {
                flaws.add(new Flaw(last, name + ": " + e.getMessage()));
            }
        }
        return sizes;
    }

    void flaw(long size, String text) {
        flaws.add(new Flaw(size, text));
    }

    /** Whether something is said about this size. */
    boolean mention(long size) {
        return roots.containsKey(size);
    }

    /** Compares; empty if the root is as claimed. */
    Optional<String> contradiction(long size, String root) {
        Claim claim = roots.get(size);
        if (claim == null) {
            return Optional.empty();
        }
        if (claim.root().equals(root)) {
            agreed = size;
            return Optional.empty();
        }
        return Optional.of(
                claim.source()
                        + " states another root for "
                        + size
                        + " entries: something in entries "
                        + agreed
                        + " to "
                        + (size - 1)
                        + " was changed together with everything after it");
    }

    /** The size up to which the latest matching checkpoint vouches. */
    long agreed() {
        return agreed;
    }

    /** A claim about more entries than there are. */
    Optional<String> beyond(long size) {
        return Optional.ofNullable(roots.lastEntry())
                .filter(last -> last.getKey() > size)
                .map(last ->
                        last.getValue().source()
                                + " states "
                                + last.getKey()
                                + " entries, but only "
                                + size
                                + " are there: the end was removed");
    }

    Optional<Flaw> flaw() {
        return flaws.stream().findFirst();
    }
}
