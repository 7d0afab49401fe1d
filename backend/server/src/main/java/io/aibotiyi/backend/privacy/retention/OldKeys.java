package io.aibotiyi.backend.privacy.retention;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.privacy.PrivacySettings;
import io.aibotiyi.backend.vault.VaultKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes erased people unreadable in old backups, too. Their own key is destroyed at once, but a
 * backup of the database still holds it, wrapped by the key-encryption key. So that one gets a new
 * version after an erasure, and the older versions are destroyed when no backup of their time is to
 * be restored any more: {@code aibot.privacy.backup-days} later. Backups that old are unreadable
 * from then on, for everybody's personal data.
 */
@Component
public final class OldKeys {

    /** In place of a version, which are counted from one: there is to be a new one. */
    private static final int ROTATION_DUE = 0;

    private final VaultKeys keys;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final PrivacySettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public OldKeys(
            VaultKeys keys,
            JdbcClient jdbc,
            AuditLog audit,
            PrivacySettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Somebody was erased: in the caller's transaction, so that a crash forgets nothing. */
    public void require() {
        if (!known(ROTATION_DUE)) {
            remember(ROTATION_DUE, clock.instant());
        }
    }

    /** A new version, if somebody was erased since the last; old ones go in due time. */
    public void rotateIfDue() {
        if (known(ROTATION_DUE)) {
            rotate();
            forget(ROTATION_DUE);
            retire();
        }
    }

    private void rotate() {
        List<Integer> old = keys.status().versions();
        keys.rotate("somebody was erased");
        Instant retireAt = clock.instant().plus(Duration.ofDays(settings.backupDays()));
        transaction.executeWithoutResult(status ->
                old.forEach(version -> {
                    if (!known(version)) {
                        remember(version, retireAt);
                    }
                }));
    }

    private boolean known(int version) {
        return jdbc.sql("select count(*) from privacy_old_key where version = ?")
                        .param(version)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void remember(int version, Instant retireAt) {
        jdbc.sql("insert into privacy_old_key (version, retire_at) values (?, ?)")
                .params(version, retireAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void forget(int version) {
        jdbc.sql("delete from privacy_old_key where version = ?").param(version).update();
    }

    /** Destroys the versions whose time has come; returns how many. */
    public int retire() {
        List<Integer> due =
                jdbc.sql(
                                "select version from privacy_old_key where retire_at <= ? and version"
                                        + " > 0 order by version")
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .list();
        if (!due.isEmpty()) {
            keys.rewrap();
        }
        for (int version : due) {
            keys.retire(version);
            transaction.executeWithoutResult(status -> {
                forget(version);
                audit.append(
                        AuditEvent.done("privacy.backup-key.destroyed", "vault-key:" + version)
                                .with(Map.of("backupDays", String.valueOf(settings.backupDays()))));
            });
        }
        return due.size();
    }
}
