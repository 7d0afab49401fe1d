package io.aibotiyi.backend.identity;

import io.aibotiyi.protocol.ProblemException;

/**
 * Tells whose a signed request is. Safe from any thread; reads and writes the database.
 *
 * <p>A signature is good once, for 30 seconds from its {@code created}, for exactly this method,
 * host, path, query, body and Idempotency-Key, by a key that is neither revoked nor expired, whose
 * owner is active, from an address that the key allows.
 */
public interface RequestSignatures {

    /**
     * @throws ProblemException BAD_SIGNATURE; FORBIDDEN for a good one from another address
     */
    AuthenticatedUser authenticate(SignedRequest request);

    /**
     * Whose token it is that a client signed to authenticate a stream.
     *
     * @param address where the stream came from
     * @throws ProblemException as {@link #authenticate}
     */
    AuthenticatedUser authenticateStream(String token, String address);
}
