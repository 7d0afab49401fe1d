package io.aibotiyi.backend.vault.sealing;

import io.aibotiyi.backend.vault.SealBrokenException;
import io.aibotiyi.backend.vault.keys.AesGcm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Layout of what is sealed: one byte of format (1), four of the data key's version, big-endian,
 * then nonce, ciphertext and tag. Format, version and purpose are bound to the ciphertext.
 */
final class SealedHeader {

    private static final byte FORMAT = 1;
    private static final int LENGTH = 5;

    private SealedHeader() {}

    static byte[] seal(byte[] key, int version, String purpose, byte[] clear) {
        byte[] sealed = AesGcm.seal(key, bound(version, purpose), clear);
        return ByteBuffer.allocate(LENGTH + sealed.length)
                .put(FORMAT)
                .putInt(version)
                .put(sealed)
                .array();
    }

    /**
     * @throws SealBrokenException if it is not of this layout
     */
    static int version(byte[] sealed, String purpose) {
        if (sealed.length < LENGTH || sealed[0] != FORMAT) {
            throw new SealBrokenException("What is sealed as " + purpose + " has no valid header");
        }
        return ByteBuffer.wrap(sealed).getInt(1);
    }

    static byte[] open(byte[] key, int version, String purpose, byte[] sealed) {
        return AesGcm.open(
                key,
                bound(version, purpose),
                Arrays.copyOfRange(sealed, LENGTH, sealed.length),
                purpose);
    }

    private static byte[] bound(int version, String purpose) {
        byte[] text = purpose.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(LENGTH + text.length)
                .put(FORMAT)
                .putInt(version)
                .put(text)
                .array();
    }
}
