package io.aibotiyi.backend.identity.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.BooleanSupplier;

/**
 * The last {@value #KEPT} signatures that were found good, so that a token which comes with every
 * request costs a hash each time and a verification once. It says nothing of whether the key still
 * counts or the token's time is over: both are asked each time. Bad signatures are not kept.
 *
 * <p>An entry is the SHA-256 of key id, input and signature; the lengths stand before the parts, so
 * that no two of them run together.
 */
final class ProvenSignatures {

    static final int KEPT = 10_000;

    private final Cache<ByteBuffer, Boolean> proven =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** True if the signature was found good before, or is found so now. */
    boolean holds(String keyId, CompactJws jws, BooleanSupplier verification) {
        ByteBuffer entry = entry(keyId, jws);
        if (proven.getIfPresent(entry) != null) {
            return true;
        }
        boolean good = verification.getAsBoolean();
        if (good) {
            proven.put(entry, true);
        }
        return good;
    }

    private static ByteBuffer entry(String keyId, CompactJws jws) {
        MessageDigest digest = sha256();
        add(digest, keyId.getBytes(StandardCharsets.UTF_8));
        add(digest, jws.input());
        add(digest, jws.signature());
        return ByteBuffer.wrap(digest.digest());
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
