package io.aibotiyi.backend.identity.devices;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Proofs that came with calls to this node within the time in which they would be good again. Two
 * sets, each for one such time, so that forgetting costs nothing.
 *
 * <p>Each set holds at most {@link #MOST} proofs, 2,000 calls a second; beyond that calls are
 * refused with OVERLOADED rather than taken twice. Safe from any thread.
 */
final class ProofReplays {

    static final int MOST = 250_000;

    /** A proof is good from one window before its time to one after. */
    private static final Duration SPAN = DpopProof.WINDOW.multipliedBy(2).plusSeconds(1);

    private Set<String> present = ConcurrentHashMap.newKeySet();
    private Set<String> past = ConcurrentHashMap.newKeySet();
    private Instant turn = Instant.MIN;

    /** False if it came before. */
    boolean first(DpopProof proof, Instant now) {
        String name = proof.key() + ' ' + proof.id();
        synchronized (this) {
            if (!now.isBefore(turn)) {
                boolean longAgo = turn.equals(Instant.MIN) || now.isAfter(turn.plus(SPAN));
                past = longAgo ? ConcurrentHashMap.newKeySet() : present;
                present = ConcurrentHashMap.newKeySet();
                turn = now.plus(SPAN);
            }
            if (past.contains(name)) {
                return false;
            }
            if (present.size() >= MOST) {
                throw new ProblemException(
                        ErrorCode.OVERLOADED, "Too many calls with device proofs; slow down");
            }
            return present.add(name);
        }
    }
}
