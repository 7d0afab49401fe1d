package io.aibotiyi.venues;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Credentials held in this process until closed; then the secret's bytes are overwritten. What the
 * JDK's cryptography copies of them (a key specification, a signature's state) lives until
 * collected: nobody can wipe that.
 */
public final class ApiCredentials implements Credentials, AutoCloseable {

    private final String key;
    private final byte[] secret;
    private boolean closed;

    private ApiCredentials(String key, byte[] secret) {
        if (key.isBlank() || secret.length == 0) {
            throw new IllegalArgumentException("a key and a secret are needed");
        }
        this.key = key;
        this.secret = secret;
    }

    /**
     * @param secret as the venue shows it; overwritten before this returns
     */
    public static ApiCredentials of(String key, char[] secret) {
        ByteBuffer encoded = ByteBuffer.allocate(secret.length * 3);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(secret), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        Arrays.fill(secret, '\0');
        return new ApiCredentials(key, bytes);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public <T> T withSecret(Function<byte[], T> use) {
        byte[] lent;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("these credentials were closed and wiped");
            }
            lent = secret.clone();
        }
        try {
            return use.apply(lent);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "ApiCredentials[secret hidden]";
    }
}
