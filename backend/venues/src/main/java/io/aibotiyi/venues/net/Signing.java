package io.aibotiyi.venues.net;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signatures that venues ask for, on the JDK's cryptography. What is made of a secret on the
 * way is overwritten; messages of exceptions never hold any of it.
 */
public final class Signing {

    /** AlgorithmIdentifier of an EC key on P-256 (RFC 5480), for a key in SEC 1 form. */
    private static final byte[] P256 = {
        0x30,
        0x13,
        0x06,
        0x07,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0xce,
        0x3d,
        0x02,
        0x01,
        0x06,
        0x08,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0xce,
        0x3d,
        0x03,
        0x01,
        0x07
    };

    private static final byte[] BEGIN = "-----BEGIN".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEC1 = "-----BEGIN EC".getBytes(StandardCharsets.US_ASCII);

    private Signing() {}

    /** A keyed hash (RFC 2104). */
    public static byte[] hmac(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    public static byte[] sign(String algorithm, PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot sign with " + algorithm);
        }
    }

    /** True if the secret is a PEM text (RFC 7468). */
    public static boolean isPem(byte[] secret) {
        return startsWith(secret, BEGIN);
    }

    /**
     * The private key of a PEM text: PKCS#8, or SEC 1 on P-256 ("EC PRIVATE KEY").
     *
     * @param algorithm {@code EC} or {@code Ed25519}
     * @throws IllegalArgumentException if it is not such a key
     */
    public static PrivateKey privateKey(String algorithm, byte[] pem) {
        byte[] der = decode(pem);
        byte[] pkcs8 = startsWith(pem, SEC1) ? wrap(der) : der.clone();
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the secret is no " + algorithm + " private key");
        } finally {
            Arrays.fill(der, (byte) 0);
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /**
     * The Ed25519 key of its 32-byte seed, or of seed and public key in 64 bytes, in Base64.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static PrivateKey seedKey(byte[] base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret is neither PEM nor Base64");
        }
        byte[] seed = Arrays.copyOf(bytes, 32);
        try {
            if (bytes.length != 32 && bytes.length != 64) {
                throw new IllegalArgumentException("the secret is no Ed25519 seed");
            }
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the secret is no Ed25519 seed");
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(seed, (byte) 0);
        }
    }

    private static byte[] decode(byte[] pem) {
        byte[] text = new byte[pem.length];
        int length = 0;
        boolean body = false;
        for (int i = 0; i < pem.length; i++) {
            boolean lineStart = i == 0 || pem[i - 1] == '\n';
            if (lineStart) {
                body = pem[i] != '-';
            }
            if (body && pem[i] > ' ') {
                text[length++] = pem[i];
            }
        }
        byte[] base64 = Arrays.copyOf(text, length);
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret is no PEM text");
        } finally {
            Arrays.fill(text, (byte) 0);
            Arrays.fill(base64, (byte) 0);
        }
    }

    /** PKCS#8 (RFC 5208) around a SEC 1 key of less than 256 bytes. */
    private static byte[] wrap(byte[] sec1) {
        if (sec1.length > 200) {
            throw new IllegalArgumentException("the secret is no P-256 private key");
        }
        int inner = 3 + P256.length + 3 + sec1.length;
        byte[] out = new byte[3 + inner];
        int at = 0;
        out[at++] = 0x30;
        out[at++] = (byte) 0x81;
        out[at++] = (byte) inner;
        out[at++] = 0x02;
        out[at++] = 0x01;
        out[at++] = 0x00;
        System.arraycopy(P256, 0, out, at, P256.length);
        at += P256.length;
        out[at++] = 0x04;
        out[at++] = (byte) 0x81;
        out[at++] = (byte) sec1.length;
        System.arraycopy(sec1, 0, out, at, sec1.length);
        return out;
    }

    private static boolean startsWith(byte[] text, byte[] prefix) {
        return text.length >= prefix.length
                && Arrays.equals(text, 0, prefix.length, prefix, 0, prefix.length);
    }
}
