package io.aibotiyi.backend.audit.checkpoint;

import io.aibotiyi.backend.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that signs checkpoints, made at the first start; one for all nodes of a database. */
@Component
public final class CheckpointKey {

    private static final String PURPOSE = "audit.checkpoint-key";

    private final VerifierKey verifier;
    private final PrivateKey secret;

    public CheckpointKey(JdbcClient jdbc, Vault vault) {
        if (jdbc.sql("select count(*) from audit_checkpoint_key").query(Long.class).single() == 0) {
            create(jdbc, vault);
        }
        this.verifier =
                VerifierKey.parse(
                        jdbc.sql("select verifier from audit_checkpoint_key where id = 1")
                                .query(String.class)
                                .single());
        byte[] sealed =
                jdbc.sql("select sealed from audit_checkpoint_key where id = 1")
                        .query((rs, i) -> rs.getBytes("sealed"))
                        .single();
        try {
            this.secret =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(vault.open(PURPOSE, sealed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the audit checkpoints is not one", e);
        }
    }

    public VerifierKey verifier() {
        return verifier;
    }

    PrivateKey secret() {
        return secret;
    }

    /** What the row's fingerprint must be. */
    public static String fingerprint(String verifier, byte[] sealed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(verifier.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void create(JdbcClient jdbc, Vault vault) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String origin = "aibot-iyi/audit/" + UUID.randomUUID();
            String verifier = VerifierKey.of(origin, pair.getPublic()).text();
            byte[] sealed = vault.seal(PURPOSE, pair.getPrivate().getEncoded());
            jdbc.sql(
                            "insert into audit_checkpoint_key (id, verifier, sealed, fingerprint)"
                                    + " values (1, ?, ?, ?) on conflict do nothing")
                    .params(verifier, sealed, fingerprint(verifier, sealed))
                    .update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot make an Ed25519 key", e);
        }
    }
}
