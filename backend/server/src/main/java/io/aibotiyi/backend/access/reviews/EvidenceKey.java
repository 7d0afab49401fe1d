package io.aibotiyi.backend.access.reviews;

import io.aibotiyi.backend.vault.Vault;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signs evidence with Ed25519 (RFC 8032). The pair is made at the first use, once for all nodes;
 * its private half is sealed by the vault.
 */
@Component
public final class EvidenceKey {

    private static final String PURPOSE = "access.evidence";

    private record Stored(String publicKey, String sealed) {}

    private final JdbcClient jdbc;
    private final Vault vault;

    public EvidenceKey(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** X.509 SubjectPublicKeyInfo in Base64. */
    String publicKey() {
        return stored().publicKey();
    }

    /** Base64 of the signature. */
    String sign(byte[] document) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey());
            signature.update(document);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The evidence cannot be signed", e);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        byte[] clear = vault.open(PURPOSE, Base64.getDecoder().decode(stored().sealed()));
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(clear));
    }

    private Stored stored() {
        return find().orElseGet(() -> {
            try {
                return create();
            } catch (DuplicateKeyException e) {
                // another node was faster
                return find().orElseThrow(() -> e);
            }
        });
    }

    private Optional<Stored> find() {
        return jdbc.sql("select public_key, sealed_private from access_evidence_key where id = 1")
                .query((rs, i) ->
                        new Stored(rs.getString("public_key"), rs.getString("sealed_private")))
                .optional();
    }

    private Stored create() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            Stored made =
                    new Stored(
                            base64.encodeToString(pair.getPublic().getEncoded()),
                            base64.encodeToString(
                                    vault.seal(PURPOSE, pair.getPrivate().getEncoded())));
            jdbc.sql(
                            "insert into access_evidence_key (id, public_key, sealed_private)"
                                    + " values (1, ?, ?)")
                    .params(made.publicKey(), made.sealed())
                    .update();
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no Ed25519", e);
        }
    }
}
