package io.aibotiyi.backend.vault.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The data keys in the database. What was unwrapped is remembered by its wrapped text, at most
 * {@value #REMEMBERED} keys for five minutes: whoever asks still reads the row, so that a key
 * destroyed by any node is gone for all at once.
 */
@Component
public final class DataKeys {

    /** Unwrapped keys in memory; the least recently used make room. */
    static final int REMEMBERED = 10_000;

    private static final int BATCH = 500;

    /** What a key is for. */
    public enum Kind {
        SYSTEM,
        FINGERPRINT,
        PERSON
    }

    /** Names a key. */
    public record KeyName(Kind kind, String owner, int version) {

        String context() {
            return kind + ":" + owner + ":" + version;
        }
    }

    /**
     * A row.
     *
     * @param wrapped null once destroyed
     */
    private record Stored(KeyName id, @Nullable WrappedKey wrapped) {}

    private final JdbcClient jdbc;
    private final MasterKeys master;
    private final Clock clock;
    private final Cache<String, byte[]> unwrapped =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED)
                    .expireAfterWrite(Duration.ofMinutes(5))
                    .build();

    public DataKeys(JdbcClient jdbc, MasterKeys master, Clock clock) {
        this.jdbc = jdbc;
        this.master = master;
        this.clock = clock;
        if (jdbc.sql("select count(*) from vault_data_key").query(Long.class).single() == 0) {
            master.initialise();
        }
    }

    /** Makes the key in the caller's transaction, unless it is there; also a destroyed one is. */
    public void create(KeyName id) {
        WrappedKey wrapped = master.wrap(AesGcm.newKey(), id.context());
        jdbc.sql(
                        "insert into vault_data_key (kind, owner, version, wrapped, kek_version,"
                                + " created_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        id.kind().name(),
                        id.owner(),
                        id.version(),
                        wrapped.text(),
                        wrapped.version(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The key; empty if it was never made or is destroyed. */
    public Optional<byte[]> find(KeyName id) {
        return stored(id).map(Stored::wrapped).map(wrapped -> unwrap(id, wrapped));
    }

    /**
     * Several in one look: an entry for each that was made, empty for one that is destroyed.
     *
     * @param ids all of one kind and version
     */
    public Map<KeyName, Optional<byte[]>> find(Set<KeyName> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        KeyName any = ids.iterator().next();
        Map<KeyName, Optional<byte[]>> found = HashMap.newHashMap(ids.size());
        jdbc.sql(
                        "select owner, wrapped, kek_version from vault_data_key where kind = :kind"
                                + " and version = :version and owner in (:owners)")
                .param("kind", any.kind().name())
                .param("version", any.version())
                .param("owners", ids.stream().map(KeyName::owner).toList())
                .query((rs, i) ->
                        row(new KeyName(any.kind(), rs.getString("owner"), any.version()), rs))
                .list()
                .forEach(s ->
                        found.put(
                                s.id(),
                                Optional.ofNullable(s.wrapped()).map(w -> unwrap(s.id(), w))));
        return found;
    }

    /** True if the key was made once and is no more. */
    public boolean destroyed(KeyName id) {
        return stored(id).filter(s -> s.wrapped() == null).isPresent();
    }

    /** Destroys the key in the caller's transaction, and keeps it from being made again. */
    public void destroy(KeyName id) {
        create(id);
        jdbc.sql(
                        "update vault_data_key set wrapped = null, kek_version = null,"
                                + " destroyed_at = ? where kind = ? and owner = ? and version = ?"
                                + " and wrapped is not null")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        id.kind().name(),
                        id.owner(),
                        id.version())
                .update();
    }

    /** The newest version of a kind; zero if there is none. */
    public int newest(Kind kind) {
        return jdbc.sql("select coalesce(max(version), 0) from vault_data_key where kind = ?")
                .param(kind.name())
                .query(Integer.class)
                .single();
    }

    /** How many keys are wrapped under another version than this. */
    public long notWrappedBy(int version) {
        return jdbc.sql("select count(*) from vault_data_key where kek_version <> ?")
                .param(version)
                .query(Long.class)
                .single();
    }

    /** How many keys are not destroyed. */
    public long wrapped() {
        return jdbc.sql("select count(*) from vault_data_key where kek_version is not null")
                .query(Long.class)
                .single();
    }

    /** How many keys are wrapped under this version. */
    public long wrappedBy(int version) {
        return jdbc.sql("select count(*) from vault_data_key where kek_version = ?")
                .param(version)
                .query(Long.class)
                .single();
    }

    /**
     * Wraps at most {@value #BATCH} keys of another version under the current one; each by a
     * compare-and-set, so that one destroyed meanwhile stays destroyed. One that would be wrapped
     * under another version than that by now is left for the next call.
     *
     * @return how many were found
     */
    public int rewrapSome(int current) {
        List<Stored> found =
                jdbc.sql(
                                "select kind, owner, version, wrapped, kek_version from"
                                        + " vault_data_key where kek_version <> ? order by"
                                        + " kek_version, kind, owner, version limit "
                                        + BATCH)
                        .param(current)
                        .query((rs, i) ->
                                new Stored(
                                        new KeyName(
                                                Kind.valueOf(rs.getString("kind")),
                                                rs.getString("owner"),
                                                rs.getInt("version")),
                                        new WrappedKey(
                                                rs.getInt("kek_version"), rs.getString("wrapped"))))
                        .list();
        found.forEach(stored -> rewrap(stored, current));
        return found.size();
    }

    private void rewrap(Stored stored, int current) {
        KeyName id = stored.id();
        WrappedKey old = Objects.requireNonNull(stored.wrapped());
        WrappedKey fresh = master.wrap(master.unwrap(old, id.context()), id.context());
        if (fresh.version() != current) {
            return;
        }
        jdbc.sql(
                        "update vault_data_key set wrapped = ?, kek_version = ? where kind = ? and"
                                + " owner = ? and version = ? and wrapped = ?")
                .params(
                        fresh.text(),
                        fresh.version(),
                        id.kind().name(),
                        id.owner(),
                        id.version(),
                        old.text())
                .update();
    }

    private Optional<Stored> stored(KeyName id) {
        return jdbc.sql(
                        "select wrapped, kek_version from vault_data_key where kind = ? and owner"
                                + " = ? and version = ?")
                .params(id.kind().name(), id.owner(), id.version())
                .query((rs, i) -> row(id, rs))
                .optional();
    }

    private static Stored row(KeyName id, ResultSet rs) throws SQLException {
        String text = rs.getString("wrapped");
        return new Stored(id, text == null ? null : new WrappedKey(rs.getInt("kek_version"), text));
    }

    private byte[] unwrap(KeyName id, WrappedKey wrapped) {
        // the text alone would let a row copied to another person open from memory
        return unwrapped.get(
                id.context() + "=" + wrapped.text(), text -> master.unwrap(wrapped, id.context()));
    }
}
