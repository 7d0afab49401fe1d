package io.aibotiyi.backend.identity.keys;

import io.aibotiyi.backend.vault.Vault;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signing keys in the database, where every node finds them; private parts sealed by the vault.
 * Runs in the caller's transaction.
 */
@Component
public final class SigningKeyStore {

    private static final String PURPOSE = "identity.signing-key:";

    private final JdbcClient jdbc;
    private final Vault vault;

    public SigningKeyStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** One node at a time changes the ring, until its transaction ends. */
    void lock() {
        jdbc.sql("select id from identity_signing_ring where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /** All that were not forgotten, the first to sign first. */
    List<RingKey> all() {
        return jdbc.sql(
                        "select kid, algorithm, public_key, private_sealed, created_at,"
                                + " activates_at, removes_at from identity_signing_key"
                                + " order by activates_at, created_at")
                .query(this::key)
                .list();
    }

    void add(RingKey key) {
        PrivateKey secret = key.secret();
        if (secret == null) {
            throw new IllegalArgumentException("A new key has a private part");
        }
        jdbc.sql(
                        "insert into identity_signing_key (kid, algorithm, public_key,"
                                + " private_sealed, created_at, activates_at, removes_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .param(key.id())
                .param(key.algorithm().name())
                .param(text(key.open().getEncoded()))
                .param(text(vault.seal(PURPOSE + key.id(), secret.getEncoded())))
                .param(utc(key.created()))
                .param(utc(key.activates()))
                .param(utc(key.removes()))
                .update();
    }

    /** From then on the key is accepted no more. */
    void removeFrom(String id, Instant time) {
        jdbc.sql("update identity_signing_key set removes_at = ? where kid = ?")
                .param(utc(time))
                .param(id)
                .update();
    }

    /** Destroys the private part of one that is removed; false if it was done before. */
    boolean destroy(String id) {
        return jdbc.sql(
                                "update identity_signing_key set private_sealed = null"
                                        + " where kid = ? and private_sealed is not null")
                        .param(id)
                        .update()
                == 1;
    }

    /** Forgets keys that were removed before then. */
    void forgetRemovedBefore(Instant time) {
        jdbc.sql("delete from identity_signing_key where removes_at < ?").param(utc(time)).update();
    }

    private RingKey key(ResultSet rs, int row) throws SQLException {
        String id = rs.getString("kid");
        SignatureAlgorithm algorithm = SignatureAlgorithm.valueOf(rs.getString("algorithm"));
        String sealed = rs.getString("private_sealed");
        OffsetDateTime removes = rs.getObject("removes_at", OffsetDateTime.class);
        try {
            KeyFactory keys = KeyFactory.getInstance(algorithm.keyType());
            PublicKey open =
                    keys.generatePublic(new X509EncodedKeySpec(bytes(rs.getString("public_key"))));
            return new RingKey(
                    id,
                    algorithm,
                    rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                    rs.getObject("activates_at", OffsetDateTime.class).toInstant(),
                    removes == null ? null : removes.toInstant(),
                    open,
                    sealed == null
                            ? null
                            : keys.generatePrivate(
                                    new PKCS8EncodedKeySpec(
                                            vault.open(PURPOSE + id, bytes(sealed)))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The stored signing key " + id + " is no key", e);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
