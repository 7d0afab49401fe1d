package io.aibotiyi.backend.vault.keys;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When and why each version of the key-encryption key was made, in the database that all nodes
 * share; the key store itself knows only numbers. Runs in the caller's transaction.
 */
@Component
public final class MasterKeyVersions {

    private final JdbcClient jdbc;
    private final Clock clock;

    public MasterKeyVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The versions recorded; nobody else rotates until the transaction ends. */
    public List<Integer> lock() {
        return jdbc.sql("select version from vault_master_key order by version for update")
                .query(Integer.class)
                .list();
    }

    /** Harmless if another node recorded it. */
    public void record(int version, String reason) {
        record(version, reason, clock.instant());
    }

    /** One that was there before versions were recorded: as old as what it wraps. */
    public void recordOld(int version) {
        OffsetDateTime oldest =
                jdbc.sql("select min(created_at) from vault_data_key where kek_version = ?")
                        .param(version)
                        .query(OffsetDateTime.class)
                        .optional()
                        .orElse(null);
        record(version, "first", oldest == null ? clock.instant() : oldest.toInstant());
    }

    private void record(int version, String reason, Instant madeAt) {
        jdbc.sql(
                        "insert into vault_master_key (version, made_at, reason) values (?, ?, ?)"
                                + " on conflict do nothing")
                .params(version, madeAt.atOffset(ZoneOffset.UTC), reason)
                .update();
    }

    /** When the version was made; empty if it is not recorded. */
    public Optional<Instant> find(int version) {
        return jdbc.sql("select made_at from vault_master_key where version = ?")
                .param(version)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
