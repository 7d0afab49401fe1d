package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.protocol.Factors.AddPasskey;
import io.aibotiyi.protocol.Factors.PasskeyCreation;
import io.aibotiyi.protocol.SignIn.PasskeyAnswer;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A WebAuthn authenticator and its browser in software, written from the W3C text: each part of
 * what they answer can be set wrong.
 */
final class SoftAuthenticator {

    static final int UP = 0x01;
    static final int UV = 0x04;
    static final int BE = 0x08;
    static final int BS = 0x10;
    private static final int AT = 0x40;

    /** Signature algorithms of COSE. */
    enum Kind {
        ES256(-7, "SHA256withECDSA"),
        EDDSA(-8, "Ed25519"),
        RS256(-257, "SHA256withRSA");

        private final int cose;
        private final String signature;

        Kind(int cose, String signature) {
            this.cose = cose;
            this.signature = signature;
        }
    }

    private final Kind kind;
    private final KeyPair keys;
    private final byte[] id;
    String origin = CredentialsRig.ORIGIN;
    String rpId = CredentialsRig.RP_ID;
    boolean crossOrigin;
    int flags = UP | UV;
    long counter = 1;
    String userHandle = "";

    SoftAuthenticator(Kind kind) {
        this(kind, random(32));
    }

    SoftAuthenticator(Kind kind, byte[] id) {
        this.kind = kind;
        this.id = id.clone();
        try {
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance(
                            switch (kind) {
                                case ES256 -> "EC";
                                case EDDSA -> "Ed25519";
                                case RS256 -> "RSA";
                            });
            switch (kind) {
                case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case RS256 -> generator.initialize(2048);
                case EDDSA -> {}
            }
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    byte[] id() {
        return id.clone();
    }

    String credentialId() {
        return base64(id);
    }

    /** Registers without a statement about the authenticator. */
    AddPasskey make(PasskeyCreation asked, String name) {
        return make(asked, name, "none", map());
    }

    /** Registers with a packed self-attestation (W3C §8.2). */
    AddPasskey makePacked(PasskeyCreation asked, String name) {
        byte[] data = authenticatorData(true);
        byte[] client = clientData("webauthn.create", asked.challenge());
        return answer(
                asked,
                name,
                "packed",
                map(
                        text("alg"), integer(kind.cose),
                        text("sig"), bytes(sign(keys.getPrivate(), kind.signature, data, client))),
                data,
                client);
    }

    AddPasskey makePackedWithABadSignature(PasskeyCreation asked, String name) {
        byte[] data = authenticatorData(true);
        byte[] client = clientData("webauthn.create", asked.challenge());
        byte[] signature = sign(keys.getPrivate(), kind.signature, new byte[] {1}, client);
        return answer(
                asked,
                name,
                "packed",
                map(text("alg"), integer(kind.cose), text("sig"), bytes(signature)),
                data,
                client);
    }

    /** Registers with a packed statement of an attestation key and its certificate. */
    AddPasskey makePacked(
            PasskeyCreation asked, String name, PrivateKey attestation, byte[] certificate) {
        byte[] data = authenticatorData(true);
        byte[] client = clientData("webauthn.create", asked.challenge());
        return answer(
                asked,
                name,
                "packed",
                map(
                        text("alg"), integer(Kind.ES256.cose),
                        text("sig"), bytes(sign(attestation, Kind.ES256.signature, data, client)),
                        text("x5c"), array(bytes(certificate))),
                data,
                client);
    }

    /** Registers with a FIDO U2F statement (W3C §8.6). */
    AddPasskey makeU2f(
            PasskeyCreation asked, String name, PrivateKey attestation, byte[] certificate) {
        byte[] data = authenticatorData(true);
        byte[] client = clientData("webauthn.create", asked.challenge());
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        byte[] signed =
                joined(
                        new byte[] {0},
                        sha256(rpId.getBytes(StandardCharsets.UTF_8)),
                        sha256(client),
                        id,
                        new byte[] {4},
                        unsigned(key.getW().getAffineX(), 32),
                        unsigned(key.getW().getAffineY(), 32));
        return answer(
                asked,
                name,
                "fido-u2f",
                map(
                        text("sig"), bytes(signRaw(attestation, Kind.ES256.signature, signed)),
                        text("x5c"), array(bytes(certificate))),
                data,
                client);
    }

    private AddPasskey make(PasskeyCreation asked, String name, String format, byte[] statement) {
        return answer(
                asked,
                name,
                format,
                statement,
                authenticatorData(true),
                clientData("webauthn.create", asked.challenge()));
    }

    private AddPasskey answer(
            PasskeyCreation asked,
            String name,
            String format,
            byte[] statement,
            byte[] data,
            byte[] client) {
        userHandle = asked.userHandle();
        byte[] attestation =
                map(
                        text("fmt"), text(format),
                        text("attStmt"), statement,
                        text("authData"), bytes(data));
        return new AddPasskey(
                asked.flow(), name, base64(client), base64(attestation), List.of("usb"));
    }

    /** Signs a challenge. */
    PasskeyAnswer get(String challenge) {
        byte[] data = authenticatorData(false);
        byte[] client = clientData("webauthn.get", challenge);
        return new PasskeyAnswer(
                credentialId(),
                base64(client),
                base64(data),
                base64(sign(keys.getPrivate(), kind.signature, data, client)),
                userHandle.isEmpty() ? null : userHandle);
    }

    private byte[] authenticatorData(boolean attested) {
        byte[] head =
                ByteBuffer.allocate(37)
                        .put(sha256(rpId.getBytes(StandardCharsets.UTF_8)))
                        .put((byte) (attested ? flags | AT : flags))
                        .putInt((int) counter)
                        .array();
        return attested
                ? joined(
                        head,
                        new byte[16],
                        ByteBuffer.allocate(2).putShort((short) id.length).array(),
                        id,
                        cose())
                : head;
    }

    private byte[] cose() {
        return switch (kind) {
            case ES256 -> {
                ECPublicKey key = (ECPublicKey) keys.getPublic();
                yield map(
                        integer(1), integer(2),
                        integer(3), integer(-7),
                        integer(-1), integer(1),
                        integer(-2), bytes(unsigned(key.getW().getAffineX(), 32)),
                        integer(-3), bytes(unsigned(key.getW().getAffineY(), 32)));
            }
            case EDDSA -> {
                byte[] encoded = keys.getPublic().getEncoded();
                yield map(
                        integer(1), integer(1),
                        integer(3), integer(-8),
                        integer(-1), integer(6),
                        integer(-2),
                                bytes(
                                        Arrays.copyOfRange(
                                                encoded, encoded.length - 32, encoded.length)));
            }
            case RS256 -> {
                RSAPublicKey key = (RSAPublicKey) keys.getPublic();
                yield map(
                        integer(1), integer(3),
                        integer(3), integer(-257),
                        integer(-1), bytes(unsigned(key.getModulus(), 256)),
                        integer(-2), bytes(unsigned(key.getPublicExponent(), 3)));
            }
        };
    }

    private byte[] clientData(String type, String challenge) {
        return ("{\"type\":\""
                        + type
                        + "\",\"challenge\":\""
                        + challenge
                        + "\",\"origin\":\""
                        + origin
                        + "\",\"crossOrigin\":"
                        + crossOrigin
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sign(
            PrivateKey key, String algorithm, byte[] authenticatorData, byte[] clientData) {
        return signRaw(key, algorithm, joined(authenticatorData, sha256(clientData)));
    }

    private static byte[] signRaw(PrivateKey key, String algorithm, byte[] message) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    // CBOR (RFC 8949), as much as is needed

    private static byte[] map(byte[]... keysAndValues) {
        return joined(head(5, keysAndValues.length / 2), joined(keysAndValues));
    }

    private static byte[] array(byte[]... items) {
        return joined(head(4, items.length), joined(items));
    }

    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return joined(head(3, utf8.length), utf8);
    }

    private static byte[] bytes(byte[] bytes) {
        return joined(head(2, bytes.length), bytes);
    }

    private static byte[] integer(long value) {
        return value < 0 ? head(1, -1 - value) : head(0, value);
    }

    private static byte[] head(int major, long value) {
        if (value < 24) {
            return new byte[] {(byte) (major << 5 | value)};
        }
        if (value < 256) {
            return new byte[] {(byte) (major << 5 | 24), (byte) value};
        }
        return new byte[] {(byte) (major << 5 | 25), (byte) (value >> 8), (byte) value};
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] unsigned(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[length];
        int count = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - count, fixed, length - count, count);
        return fixed;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
