package io.aibotiyi.venues;

import java.util.function.Function;

/** An API key and its secret, lent for the time of one use. */
public interface Credentials {

    /** The public half: the name of the key. */
    String key();

    /**
     * Lends a copy of the secret, which is wiped as soon as the use returns.
     *
     * @throws IllegalStateException if the secret was wiped
     */
    <T> T withSecret(Function<byte[], T> use);
}
