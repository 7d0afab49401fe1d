package io.aibotiyi.backend.identity.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key and its times, from which its state at any moment follows.
 *
 * @param id RFC 7638 thumbprint
 * @param activates when it begins to sign; until then it is published only
 * @param removes when it is published and accepted no more; null while it has no successor
 * @param secret null once it was destroyed
 */
record RingKey(
        String id,
        SignatureAlgorithm algorithm,
        Instant created,
        Instant activates,
        @Nullable Instant removes,
        PublicKey open,
        @Nullable PrivateKey secret) {

    static String thumbprint(SignatureAlgorithm algorithm, PublicKey key) {
        try {
            return jwk(algorithm, key).computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("The thumbprint of a key could not be made", e);
        }
    }

    boolean removedAt(Instant now) {
        return removes != null && !now.isBefore(removes);
    }

    boolean begunAt(Instant now) {
        return !now.isBefore(activates);
    }

    /** Its public part, as the key set publishes it. */
    JWK jwk() {
        return switch (jwk(algorithm, open)) {
            case ECKey ec ->
                    new ECKey.Builder(ec)
                            .keyID(id)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.parse(algorithm.name()))
                            .build();
            case RSAKey rsa ->
                    new RSAKey.Builder(rsa)
                            .keyID(id)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.parse(algorithm.name()))
                            .build();
            case JWK other -> throw new IllegalStateException("No such key: " + other.getKeyType());
        };
    }

    private static JWK jwk(SignatureAlgorithm algorithm, PublicKey key) {
        return algorithm == SignatureAlgorithm.ES256
                ? new ECKey.Builder(Curve.P_256, (ECPublicKey) key).build()
                : new RSAKey.Builder((RSAPublicKey) key).build();
    }

    @Override
    public String toString() {
        return "RingKey[" + id + ", " + algorithm + "]";
    }
}
