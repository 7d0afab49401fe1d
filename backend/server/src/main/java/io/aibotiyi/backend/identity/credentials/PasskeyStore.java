package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.backend.vault.Vault;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Factors.PasskeyView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Passkeys in the database. A public key is no secret, but whoever could swap it could sign in: it
 * is sealed for its person and its credential id, so that a changed row opens no more.
 */
@Component
public final class PasskeyStore {

    private static final int HANDLE_BITS = 256;

    /**
     * A passkey.
     *
     * @param credentialId URL-safe Base64
     * @param sealed attested credential data, see {@link PasskeyStore#open}
     */
    record Row(
            UUID id,
            UserId user,
            String credentialId,
            String name,
            byte[] sealed,
            long signCount,
            boolean backedUp,
            Instant added,
            @Nullable Instant used) {
        PasskeyView view() {
            return new PasskeyView(id, name, added, used, backedUp);
        }
    }

    private final JdbcClient jdbc;
    private final Vault vault;

    public PasskeyStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * @throws DuplicateKeyException if the credential id is known, whoever's it is
     */
    void add(Row passkey, byte[] attestedCredentialData, String transports, String format) {
        jdbc.sql(
                        "insert into identity_passkey (id, user_id, credential_id, name, sealed,"
                                + " sign_count, backed_up, transports, format, added_at) values (?,"
                                + " ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        passkey.id(),
                        passkey.user().value(),
                        passkey.credentialId(),
                        passkey.name(),
                        vault.seal(
                                purpose(passkey.user(), passkey.credentialId()),
                                attestedCredentialData),
                        passkey.signCount(),
                        passkey.backedUp(),
                        transports,
                        format,
                        utc(passkey.added()))
                .update();
    }

    /**
     * @return attested credential data (W3C WebAuthn §6.5.1)
     * @throws io.aibotiyi.backend.vault.SealBrokenException if the row was changed
     */
    byte[] open(Row passkey) {
        return vault.open(purpose(passkey.user(), passkey.credentialId()), passkey.sealed());
    }

    Optional<Row> byCredentialId(String credentialId) {
        return jdbc.sql("select * from identity_passkey where credential_id = ?")
                .param(credentialId)
                .query(PasskeyStore::row)
                .optional();
    }

    List<Row> of(UserId user) {
        return jdbc.sql("select * from identity_passkey where user_id = ? order by added_at, id")
                .param(user.value())
                .query(PasskeyStore::row)
                .list();
    }

    /** False if somebody else used it at the same time with the same counter. */
    boolean used(Row passkey, long signCount, boolean backedUp, Instant now) {
        return jdbc.sql(
                                "update identity_passkey set sign_count = ?, backed_up = ?, used_at"
                                        + " = ? where id = ? and sign_count = ?")
                        .params(signCount, backedUp, utc(now), passkey.id(), passkey.signCount())
                        .update()
                == 1;
    }

    boolean remove(UserId user, UUID passkey) {
        return jdbc.sql("delete from identity_passkey where id = ? and user_id = ?")
                        .params(passkey, user.value())
                        .update()
                == 1;
    }

    void removeAll(UserId user) {
        jdbc.sql("delete from identity_passkey where user_id = ?").param(user.value()).update();
    }

    /** The person's user handle (W3C WebAuthn §14.6.1): random, made at the first asking. */
    String handle(UserId user) {
        Optional<String> known = findHandle(user);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            String made = Secrets.random(HANDLE_BITS);
            jdbc.sql("insert into identity_user_handle (user_id, handle) values (?, ?)")
                    .params(user.value(), made)
                    .update();
            return made;
        } catch (DuplicateKeyException e) {
            // the same person at the same time
            return findHandle(user).orElseThrow(() -> e);
        }
    }

    private Optional<String> findHandle(UserId user) {
        return jdbc.sql("select handle from identity_user_handle where user_id = ?")
                .param(user.value())
                .query(String.class)
                .optional();
    }

    private static String purpose(UserId user, String credentialId) {
        return "identity.passkey:" + user + ":" + credentialId;
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        OffsetDateTime used = rs.getObject("used_at", OffsetDateTime.class);
        return new Row(
                rs.getObject("id", UUID.class),
                new UserId(rs.getObject("user_id", UUID.class)),
                rs.getString("credential_id"),
                rs.getString("name"),
                rs.getBytes("sealed"),
                rs.getLong("sign_count"),
                rs.getBoolean("backed_up"),
                rs.getObject("added_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
