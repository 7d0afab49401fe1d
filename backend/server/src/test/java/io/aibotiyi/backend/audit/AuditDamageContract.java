package io.aibotiyi.backend.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.audit.checkpoint.Checkpoint;
import io.aibotiyi.domain.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the log behind its back is found and named, on every database. */
abstract class AuditDamageContract {

    private static final int ENTRIES = 70;

    @TempDir Path home;
    @TempDir Path secrets;
    private HikariDataSource database;
    private AuditRig node;

    abstract HikariDataSource open();

    @BeforeEach
    void fillLog() {
        database = open();
        node = new AuditRig(database, home, secrets);
        node.append(40);
        node.checkpoint();
        UserId ann = new UserId(UUID.randomUUID());
        CallContext context =
                new CallContext(
                        new Actor(Actor.Kind.PERSON, "ann", "bob"),
                        UUID.randomUUID(),
                        "device",
                        "192.0.2.1",
                        "agent",
                        "trace");
        context.call(() -> {
            node.transaction.executeWithoutResult(status -> {
                for (int i = 40; i < ENTRIES; i++) {
                    node.log.append(
                            AuditEvent.done("test.happened", "thing:" + i)
                                    .with(Map.of("n", "" + i))
                                    .about(ann, Map.of("email", "ann@example.org")));
                }
            });
            return null;
        });
        node.checkpoint();
        assertThat(node.verify().ok()).isTrue();
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private void bad(long firstBad, String reason) {
        AuditReport report = node.verify();
        assertThat(report.ok()).isFalse();
        assertThat(report.firstBad()).as(report.reason()).isEqualTo(firstBad);
        assertThat(report.reason()).contains(reason);
    }

    private void sql(String sql) {
        assertThat(node.jdbc.update(sql)).isPositive();
    }

    @Test
    @DisplayName("H2 A changed entry is named")
    void changed() {
        sql("update audit_entry set actor = 'mallory' where seq = 50");
        bad(50, "was changed");
    }

    @Test
    @DisplayName("H2 A changed entry whose hash was changed with it is named by the one after it")
    void changedWithItsHash() {
        sql("update audit_entry set actor = 'mallory' where seq = 50");
        rehash(50);
        bad(50, "is not the one that entry 51 follows");
    }

    @Test
    @DisplayName("H2 A deleted entry is named")
    void deleted() {
        sql("delete from audit_entry where seq = 33");
        bad(33, "entry 33 is missing");
        sql("delete from audit_entry where seq = 0");
        bad(0, "entry 0 is missing");
    }

    @Test
    @DisplayName("H2 An inserted entry is named")
    void inserted() {
        copyRow(10, ENTRIES);
        bad(ENTRIES, "was changed");
        sql("update audit_entry set seq = -1 where seq = " + ENTRIES);
        AuditReport report = node.verify();
        assertThat(report.ok()).isFalse();
    }

    @Test
    @DisplayName("H2 Reordered entries are named")
    void reordered() {
        sql("update audit_entry set seq = 1000 where seq = 20");
        sql("update audit_entry set seq = 20 where seq = 21");
        sql("update audit_entry set seq = 21 where seq = 1000");
        bad(20, "was changed");
    }

    @Test
    @DisplayName("H2 A cut-off end is named by the head")
    void tailTruncated() {
        sql("delete from audit_entry where seq >= 60");
        bad(60, "the head states 70 entries, but 60 are there");
    }

    @Test
    @DisplayName(
            "H2 A cut-off end made consistent inside the database is caught by the checkpoint outside")
    void tailTruncatedConsistently() {
        sql("delete from audit_entry");
        sql("delete from audit_node");
        sql("update audit_head set size = 0, hash = null, frontier = null");
        sql("delete from audit_checkpoint");
        node.append(60);

        bad(0, "states another root for 40 entries");
    }

    @Test
    @DisplayName("H2 An emptied log is caught by the checkpoint outside")
    void emptied() {
        sql("delete from audit_entry");
        sql("delete from audit_node");
        sql("update audit_head set size = 0, hash = null, frontier = null");
        sql("delete from audit_checkpoint");

        bad(0, "the end was removed");
    }

    @Test
    @DisplayName("H2 A tail that was rewritten with every hash is caught by the checkpoint outside")
    void tailRewritten() {
        // as an attacker with the whole database would: the first 40 stay, the rest is made anew
        sql("delete from audit_entry where seq >= 40");
        sql("delete from audit_node where ends_at >= 40");
        sql("delete from audit_checkpoint where size > 40");
        restoreHead(40);
        node.append(35);

        bad(40, "states another root for 70 entries");
    }

    @Test
    @DisplayName("H2 A log that a checkpoint kept elsewhere contradicts is refused")
    void contradictsAGivenCheckpoint() throws IOException {
        Checkpoint kept = node.checkpoint();
        sql("delete from audit_entry");
        sql("delete from audit_node");
        sql("update audit_head set size = 0, hash = null, frontier = null");
        sql("delete from audit_checkpoint");
        Files.delete(home.resolve("audit").resolve("checkpoints"));
        node.append(80);
        assertThat(node.verify().ok()).isTrue();

        AuditReport report = node.verify(kept.note());

        assertThat(report.ok()).isFalse();
        assertThat(report.reason()).contains("the given checkpoint").contains("another root");
    }

    @Test
    @DisplayName("H2 One change in any column of any audit table is found")
    void anyColumn() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (String[] table :
                new String[][] {
                    {"audit_entry", "seq"},
                    {"audit_node", "ends_at"},
                    {"audit_head", "id"},
                    {"audit_checkpoint", "size"},
                    {"audit_checkpoint_key", "id"}
                }) {
            List<Map<String, Object>> columns =
                    node.jdbc.queryForList(
                            "select column_name, data_type from information_schema.columns where"
                                    + " lower(table_name) = ? and lower(column_name) <>"
                                    + " 'created_at' and lower(table_schema) = 'public'",
                            table[0]);
            assertThat(columns).as(table[0]).isNotEmpty();
            for (Map<String, Object> column : columns) {
                anyChange(
                        table[0],
                        table[1],
                        String.valueOf(column.get("column_name")),
                        String.valueOf(column.get("data_type")),
                        random,
                        seed);
            }
        }
        assertThat(node.verify().ok()).isTrue();
    }

    private void anyChange(
            String table, String key, String column, String type, Random random, long seed) {
        List<Long> rows =
                node.jdbc.queryForList(
                        "select "
                                + key
                                + " from "
                                + table
                                + " where "
                                + column
                                + " is not null order by "
                                + key,
                        Long.class);
        long row = rows.get(random.nextInt(rows.size()));
        String where =
                " where "
                        + key
                        + " = "
                        + row
                        + (table.equals("audit_node") ? " and level = 4" : "");
        Object before =
                Objects.requireNonNull(
                        node.jdbc.queryForObject(
                                "select " + column + " from " + table + where, Object.class));
        Object after = changed(before, random);
        assertThat(node.jdbc.update("update " + table + " set " + column + " = ?" + where, after))
                .isEqualTo(1);

        AuditReport report = node.verify();

        assertThat(report.ok())
                .as(
                        "%s.%s (%s) of %d: %s to %s, seed %d",
                        table, column, type, row, before, after, seed)
                .isFalse();
        assertThat(report.firstBad()).isNotNull();
        if (table.equals("audit_entry") && !column.equals("seq")) {
            assertThat(report.firstBad()).as(column).isEqualTo(row);
        }
        String moved =
                column.equals(key)
                        ? " where "
                                + key
                                + " = "
                                + after
                                + (table.equals("audit_node") ? " and level = 4" : "")
                        : column.equals("level")
                                ? " where " + key + " = " + row + " and level = " + after
                                : where;
        assertThat(node.jdbc.update("update " + table + " set " + column + " = ?" + moved, before))
                .isEqualTo(1);
    }

    private static Object changed(Object value, Random random) {
        return switch (value) {
            case String text -> {
                if (text.isEmpty()) {
                    yield "x";
                }
                int at = random.nextInt(text.length());
                char c = text.charAt(at);
                yield text.substring(0, at) + (c == 'x' ? 'y' : 'x') + text.substring(at + 1);
            }
            case byte[] bytes -> {
                byte[] flipped = bytes.clone();
                flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case Long number -> number + 1_000;
            case Integer number -> number + 1;
            case java.time.OffsetDateTime time -> time.plusNanos(1_000);
            case java.sql.Timestamp time ->
                    java.sql.Timestamp.from(time.toInstant().plusNanos(1_000));
            default -> throw new AssertionError(value.getClass());
        };
    }

    @Test
    @DisplayName("H2 Any flipped byte of the checkpoints and of their key is found")
    void anyByteOfTheFiles() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (String name : List.of("checkpoints", "checkpoint-key")) {
            Path file = home.resolve("audit").resolve(name);
            byte[] sound = Files.readAllBytes(file);
            // the line end of the key file carries nothing
            int length = name.equals("checkpoints") ? sound.length : sound.length - 1;
            for (int i = 0; i < length; i += 1 + random.nextInt(5)) {
                byte[] flipped = sound.clone();
                flipped[i] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, flipped);
                assertThat(node.verify().ok()).as("%s, byte %d, seed %d", name, i, seed).isFalse();
            }
            Files.write(file, java.util.Arrays.copyOf(sound, sound.length / 2));
            assertThat(node.verify().ok()).as("half of %s", name).isFalse();
            Files.delete(file);
            assertThat(node.verify().ok()).as("no %s", name).isFalse();
            Files.write(file, sound);
        }
        assertThat(node.verify().ok()).isTrue();
    }

    private void copyRow(long from, long to) {
        sql(
                "insert into audit_entry select "
                        + to
                        + ", happened, actor_kind, actor, behalf,"
                        + " action, outcome, object, session, device, address, agent, trace,"
                        + " details, subject, personal, prev, hash from audit_entry where seq = "
                        + from);
    }

    private void rehash(long seq) {
        byte[] hash =
                io.aibotiyi.protocol.MerkleProofs.leaf(
                        node.rows.page(seq, 1).getFirst().entry().canonical());
        node.jdbc.update("update audit_entry set hash = ? where seq = ?", hash, seq);
    }

    private void restoreHead(int size) {
        io.aibotiyi.backend.audit.tree.Frontier frontier =
                new io.aibotiyi.backend.audit.tree.Frontier();
        byte[] last = {};
        for (var stored : node.rows.page(0, size)) {
            last = java.util.HexFormat.of().parseHex(stored.hash());
            frontier.append(last, (endsAt, level, root) -> {});
        }
        node.jdbc.update(
                "update audit_head set size = ?, hash = ?, frontier = ?",
                size,
                last,
                frontier.bytes());
    }
}
