package io.aibotiyi.backend.identity.sessions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a refresh token's successor with AES-256-GCM under a key that is derived from the token
 * (HMAC-SHA-256). The backend keeps only the token's hash, so nobody opens it but whoever presents
 * the token again.
 */
final class SuccessorSeal {

    private static final byte[] LABEL =
            "aibot-iyi refresh successor".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SuccessorSeal() {}

    static String seal(String token, String successor) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, token, nonce)
                            .doFinal(successor.getBytes(StandardCharsets.US_ASCII));
            byte[] all = new byte[NONCE + sealed.length];
            System.arraycopy(nonce, 0, all, 0, NONCE);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM", e);
        }
    }

    /**
     * @throws IllegalStateException if it was not sealed with this token
     */
    static String open(String token, String sealed) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] nonce = java.util.Arrays.copyOf(all, NONCE);
        try {
            byte[] clear =
                    cipher(Cipher.DECRYPT_MODE, token, nonce)
                            .doFinal(all, NONCE, all.length - NONCE);
            return new String(clear, StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The successor was not sealed with this token", e);
        }
    }

    private static Cipher cipher(int mode, String token, byte[] nonce)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(mac.doFinal(LABEL), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
