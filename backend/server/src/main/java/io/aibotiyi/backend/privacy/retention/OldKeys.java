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

    /** A new version from now on; the present ones are destroyed in due time. */
    public void rotate() {
        List<Integer> old = keys.status().versions();
        keys.rotate();
        Instant retireAt = clock.instant().plus(Duration.ofDays(settings.backupDays()));
        transaction.executeWithoutResult(status ->
                old.forEach(version -> {
                    boolean known =
                            jdbc.sql("select count(*) from privacy_old_key where version = ?")
                                            .param(version)
                                            .query(Integer.class)
                                            .single()
                                    > 0;
                    if (!known) {
                        jdbc.sql(
                                        "insert into privacy_old_key (version, retire_at) values (?,"
                                                + " ?)")
                                .params(version, retireAt.atOffset(ZoneOffset.UTC))
                                .update();
                    }
                }));
        retire();
    }

    /** Destroys the versions whose time has come; returns how many. */
    public int retire() {
        List<Integer> due =
                jdbc.sql("select version from privacy_old_key where retire_at <= ?")
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .list();
        if (!due.isEmpty()) {
            keys.rewrap();
        }
        for (int version : due) {
            keys.retire(version);
            transaction.executeWithoutResult(status -> {
                jdbc.sql("delete from privacy_old_key where version = ?").param(version).update();
                audit.append(
                        AuditEvent.done("privacy.backup-key.destroyed", "vault-key:" + version)
                                .with(Map.of("backupDays", String.valueOf(settings.backupDays()))));
            });
        }
        return due.size();
    }
}
