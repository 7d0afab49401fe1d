package io.aibotiyi.client;

import io.aibotiyi.protocol.signing.Ed25519;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.UUID;

/**
 * An API key of a bot: the id that the backend gave it, and the private key that never leaves here.
 *
 * <p>To get one: {@link #generate} a pair, register its public key through {@link ApiKeys#create}
 * while signed in, {@link NewKey#registered} with the id of the answer, keep {@link #secret} where
 * only the bot reads it, and later {@link #parse} it.
 */
public final class ApiKey {

    private static final String PREFIX = "aibot-key-1.";

    private final UUID id;
    private final PrivateKey key;

    private ApiKey(UUID id, PrivateKey key) {
        this.id = id;
        this.key = key;
    }

    /** A key pair that no backend knows yet. */
    public static final class NewKey {

        private final KeyPair pair;

        private NewKey(KeyPair pair) {
            this.pair = pair;
        }

        /** As a backend takes it: 32 bytes in URL-safe Base64 without padding. */
        public String publicKey() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Ed25519.raw(pair.getPublic()));
        }

        /** The key, once the backend gave it an id. */
        public ApiKey registered(UUID id) {
            return new ApiKey(id, pair.getPrivate());
        }

        @Override
        public String toString() {
            return "NewKey[" + publicKey() + "]";
        }
    }

    public static NewKey generate() {
        return new NewKey(Ed25519.generate());
    }

    /**
     * @param privateKey the 32 bytes of RFC 8032
     * @throws IllegalArgumentException if they are not 32
     */
    public static ApiKey of(UUID id, byte[] privateKey) {
        return new ApiKey(id, Ed25519.privateKey(privateKey));
    }

    /**
     * Reads what {@link #secret} wrote.
     *
     * @throws IllegalArgumentException if it is not that; the message does not repeat it
     */
    public static ApiKey parse(String secret) {
        String text = secret.strip();
        int dot = text.lastIndexOf('.');
        if (!text.startsWith(PREFIX) || dot < PREFIX.length()) {
            throw new IllegalArgumentException("That is not an API key: it begins with " + PREFIX);
        }
        try {
            return of(
                    UUID.fromString(text.substring(PREFIX.length(), dot)),
                    Base64.getUrlDecoder().decode(text.substring(dot + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("That is not an API key: an id and 32 bytes follow");
        }
    }

    public UUID id() {
        return id;
    }

    /** Id and private key as one line of text. Whoever has it can act as the bot. */
    public String secret() {
        return PREFIX
                + id
                + '.'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Ed25519.raw(key));
    }

    PrivateKey privateKey() {
        return key;
    }

    /** Only the id. */
    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
