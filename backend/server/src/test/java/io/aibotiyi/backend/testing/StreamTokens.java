package io.aibotiyi.backend.testing;

import io.aibotiyi.protocol.signing.Ed25519;
import io.aibotiyi.protocol.signing.SignatureInput;
import io.aibotiyi.protocol.signing.SignedParts;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

/** What a bot signs to authenticate a stream, made so that each part can be wrong. */
public final class StreamTokens {

    private StreamTokens() {}

    public static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** As it is registered: the 32 bytes at the end of its X.509 form. */
    public static String publicText(KeyPair pair) {
        EdECPublicKey key = (EdECPublicKey) pair.getPublic();
        byte[] encoded = key.getEncoded();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    public static String signed(PrivateKey key, UUID id, Instant created) {
        return signed(key, id, created, UUID.randomUUID().toString(), SignedParts.ofStream());
    }

    public static String signed(
            PrivateKey key, UUID id, Instant created, String nonce, Map<String, String> parts) {
        SequencedMap<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("created", created.getEpochSecond());
        parameters.put("nonce", nonce);
        parameters.put("keyid", id.toString());
        parameters.put("tag", SignedParts.STREAM_TAG);
        SignatureInput input =
                new SignatureInput(List.of(SignedParts.METHOD, SignedParts.PATH), parameters);
        byte[] base = input.base(parts).getBytes(StandardCharsets.UTF_8);
        return SignedParts.STREAM_TOKEN
                + input
                + " :"
                + Base64.getEncoder().encodeToString(Ed25519.sign(key, base))
                + ":";
    }
}
