package io.aibotiyi.backend.vault.keys;

import io.aibotiyi.backend.vault.SealBrokenException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce in front of the ciphertext. One key must
 * not seal more than 2^32 values; the backend's few secrets and a person's few fields stay far
 * below that.
 */
public final class AesGcm {

    /** Bytes of a key. */
    public static final int KEY = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    public static byte[] newKey() {
        byte[] key = new byte[KEY];
        RANDOM.nextBytes(key);
        return key;
    }

    /** Nonce, ciphertext and tag. */
    public static byte[] seal(byte[] key, byte[] bound, byte[] clear) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(clear);
            return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot do AES-256-GCM", e);
        }
    }

    /**
     * @param what for the message of the exception
     * @throws SealBrokenException if it does not open
     */
    public static byte[] open(byte[] key, byte[] bound, byte[] sealed, String what) {
        if (sealed.length < NONCE + TAG_BITS / 8) {
            throw new SealBrokenException("What is sealed as " + what + " is too short");
        }
        byte[] nonce = java.util.Arrays.copyOf(sealed, NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, bound)
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (AEADBadTagException e) {
            throw new SealBrokenException(
                    "What is sealed as " + what + " was changed, or belongs somewhere else");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot do AES-256-GCM", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] bound)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }
}
