package io.aibotiyi.backend.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.audit.log.ChainedAuditLog;
import io.aibotiyi.backend.audit.log.Entry;
import io.aibotiyi.backend.audit.log.StoredEntry;
import io.aibotiyi.backend.testing.TestDatabase;
import io.aibotiyi.domain.UserId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** What appending to the log promises, on every database it runs on. */
abstract class AuditLogContract {

    private static final UserId ANN = new UserId(UUID.randomUUID());

    @TempDir Path home;
    @TempDir Path secondHome;
    @TempDir Path secrets;
    HikariDataSource database;
    AuditRig node;

    abstract HikariDataSource open();

    @BeforeEach
    void openLog() {
        database = open();
        node = new AuditRig(database, home, secrets);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private Entry last() {
        return all().getLast().entry();
    }

    private List<StoredEntry> all() {
        return node.rows.page(0, 100_000);
    }

    private void assertSound(long entries) {
        assertThat(node.verify()).isEqualTo(new AuditReport(entries, true, null, null));
    }

    @Test
    @DisplayName("H1 An entry tells who, what, when, where, session, device and trace")
    void anEntryTellsEverything() {
        UUID session = UUID.randomUUID();
        CallContext context =
                new CallContext(
                        new Actor(Actor.Kind.PERSON, ANN.toString(), "on-behalf"),
                        session,
                        "device-7",
                        "192.0.2.9",
                        "agent/1.0",
                        "trace-1");
        for (AuditEvent event :
                List.of(
                        AuditEvent.done("identity.login.done", "user:" + ANN),
                        AuditEvent.refused("identity.login.refused", "user:" + ANN),
                        AuditEvent.done("identity.factor.added", "factor:1"),
                        AuditEvent.refused("access.denied", "order:1"),
                        AuditEvent.done("audit.personal.read", "audit-entry:0"),
                        AuditEvent.done("operations.config.changed", "config:x")
                                .with(Map.of("from", "1", "to", "2")),
                        AuditEvent.done("vault.master-key.rotated", "master-key:2"),
                        AuditEvent.refused("gateway.bypass.attempted", null))) {
            context.call(() -> {
                node.log.append(event);
                return null;
            });

            Entry entry = last();
            assertThat(entry.action()).isEqualTo(event.action());
            assertThat(entry.outcome()).isEqualTo(event.outcome().name());
            assertThat(entry.object()).isEqualTo(event.object());
            assertThat(entry.actor()).isEqualTo(ANN.toString());
            assertThat(entry.actorKind()).isEqualTo("PERSON");
            assertThat(entry.behalf()).isEqualTo("on-behalf");
            assertThat(entry.session()).isEqualTo(session.toString());
            assertThat(entry.device()).isEqualTo("device-7");
            assertThat(entry.address()).isEqualTo("192.0.2.9");
            assertThat(entry.agent()).isEqualTo("agent/1.0");
            assertThat(entry.trace()).isEqualTo("trace-1");
            assertThat(entry.canonicalText()).containsPattern("\"at\":\"[0-9T:.-]+Z\"");
        }
        assertSound(8);
    }

    @Test
    @DisplayName(
            "H1 Personal facts are only ciphertext, and erasing the person keeps the chain valid")
    void personalFactsAreErasable() {
        node.log.append(
                AuditEvent.done("identity.person.invited", "user:" + ANN)
                        .about(ANN, Map.of("email", "ann@example.org")));
        node.transaction.executeWithoutResult(status ->
                node.log.append(
                        AuditEvent.done("identity.person.registered", "user:" + ANN)
                                .about(ANN, Map.of("email", "ann@example.org"))));

        // appendNow never makes a key, append does
        assertThat(all().getFirst().entry().personal()).isNull();
        assertThat(all().getFirst().entry().details()).contains("personalWithheld");
        String sealed = String.valueOf(last().personal());
        assertThat(last().canonicalText()).doesNotContain("example.org");
        assertThat(node.vault.personal().open(ANN, ChainedAuditLog.FIELD, sealed))
                .contains("{\"email\":\"ann@example.org\"}");

        node.vault.personal().erase(ANN);
        node.log.append(
                AuditEvent.done("privacy.person.erased", "user:" + ANN)
                        .about(ANN, Map.of("email", "ann@example.org")));

        assertThat(node.vault.personal().open(ANN, ChainedAuditLog.FIELD, sealed)).isEmpty();
        assertThat(last().personal()).isNull();
        assertSound(3);
    }

    @Test
    void anEntryIsThereIfAndOnlyIfItsTransactionCommits() {
        node.append(3);
        node.transaction.executeWithoutResult(status -> {
            node.log.append(AuditEvent.done("test.undone", null));
            status.setRollbackOnly();
        });
        assertThatThrownBy(() ->
                        node.transaction.executeWithoutResult(status -> {
                            node.log.append(AuditEvent.done("test.failed", null));
                            node.log.appendNow(AuditEvent.refused("test.refused", null));
                            throw new IllegalStateException("refused");
                        }))
                .hasMessage("refused");

        assertThat(all())
                .extracting(e -> e.entry().action())
                .containsExactly("test.happened", "test.happened", "test.happened", "test.refused");
        assertSound(4);
    }

    @Test
    @DisplayName("H6 Where the entry cannot be written, the act fails too")
    void theActFailsWithItsEntry() {
        node.jdbc.execute("create table act (id integer primary key)");
        node.append(1);
        node.jdbc.execute("alter table audit_entry rename to audit_entry_away");

        assertThatThrownBy(() ->
                        node.transaction.executeWithoutResult(status -> {
                            node.jdbc.update("insert into act values (1)");
                            node.log.append(AuditEvent.done("test.acted", null));
                        }))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> node.log.appendNow(AuditEvent.done("test.acted", null)))
                .isInstanceOf(DataAccessException.class);

        node.jdbc.execute("alter table audit_entry_away rename to audit_entry");
        assertThat(node.jdbc.queryForObject("select count(*) from act", Long.class)).isZero();
        node.append(1);
        assertSound(2);
    }

    @Test
    @DisplayName("H5 A name with line ends, ANSI codes and direction overrides is encoded")
    void encodesWhatCouldForgeLines() {
        CallContext context =
                new CallContext(
                        Actor.person("eve\r\n2026 login ok\u001b[2K\u202e\\\u0000\ud800"),
                        null,
                        null,
                        "::1",
                        "agent\nline",
                        "");
        context.call(() -> {
            node.log.append(
                    AuditEvent.done("test.happened", "user:a\tb")
                            .with(Map.of("name\n", "x\u0085y\u2028z 😀")));
            return null;
        });

        Entry entry = last();
        assertThat(entry.actor())
                .isEqualTo("eve\\u000d\\u000a2026 login ok\\u001b[2K\\u202e\\\\\\u0000\\ud800");
        assertThat(entry.agent()).isEqualTo("agent\\u000aline");
        assertThat(entry.object()).isEqualTo("user:a\\u0009b");
        assertThat(entry.canonicalText().chars()).noneMatch(c -> c < ' ' || c == 0x85);
        assertThat(entry.details()).contains("😀");
        assertSound(1);
    }

    @Test
    void cutsWhatIsTooLongAndRefusesWhatIsNoEvent() {
        CallContext.system("s".repeat(500))
                .call(() -> {
                    node.log.append(
                            AuditEvent.done("test.happened", "o".repeat(5_000))
                                    .with(Map.of("long", "\u0001".repeat(5_000))));
                    return null;
                });
        assertThat(String.valueOf(last().object())).hasSize(200).endsWith("…");
        assertThat(last().actor()).hasSize(200);
        assertSound(1);
        for (AuditEvent bad :
                List.of(
                        AuditEvent.done("Not an action", null),
                        new AuditEvent(
                                "test.happened",
                                AuditEvent.Outcome.DONE,
                                null,
                                Map.of(),
                                null,
                                Map.of("whose", "?")))) {
            assertThatThrownBy(() -> node.log.append(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @RepeatedTest(2)
    @DisplayName("H4 Two nodes append at once: one chain, no fork, no gap")
    void twoNodesMakeOneChain() throws Exception {
        twoNodes(300);
    }

    @Test
    @Tag("slow")
    @DisplayName("H4 Two nodes append 10,000 entries each: one chain, no fork, no gap")
    void twoNodesMakeOneLongChain() throws Exception {
        twoNodes(10_000);
    }

    private void twoNodes(int each) throws Exception {
        try (AuditRig other = new AuditRig(database, secondHome, secrets);
                ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> work = new ArrayList<>();
            for (AuditRig rig : List.of(node, other)) {
                for (int t = 0; t < 3; t++) {
                    int kind = t;
                    work.add(
                            threads.submit(() -> {
                                for (int i = 0; i < each / 3; i++) {
                                    appendOne(rig, kind, i);
                                }
                            }));
                }
            }
            for (Future<?> one : work) {
                one.get();
            }
            node.checkpoint();
        }
        assertSound(each / 3 * 6L);
    }

    private static void appendOne(AuditRig rig, int kind, int i) {
        AuditEvent event = AuditEvent.done("test.happened", "thing:" + i).with(Map.of("n", "" + i));
        if (kind == 0) {
            rig.log.appendNow(event);
        } else {
            rig.transaction.executeWithoutResult(status -> rig.log.append(event));
        }
    }

    @Test
    void callersInsideTransactionsNeedNoSecondConnection() throws Exception {
        int most = TestDatabase.CONNECTIONS - 1;
        CountDownLatch inside = new CountDownLatch(most);
        try (ExecutorService threads = Executors.newFixedThreadPool(most)) {
            List<Future<?>> work = new ArrayList<>();
            for (int t = 0; t < most; t++) {
                work.add(
                        threads.submit(() ->
                                node.transaction.executeWithoutResult(status -> {
                                    node.jdbc.queryForObject("select 1", Long.class);
                                    inside.countDown();
                                    try {
                                        inside.await();
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                    node.log.appendNow(AuditEvent.refused("test.refused", null));
                                    node.log.append(AuditEvent.done("test.acted", null));
                                })));
            }
            for (Future<?> one : work) {
                one.get();
            }
        }
        assertSound(2L * most);
    }

    @Test
    void aCallerThatWritesItselfNeedNotEndBeforeItsEntryIsThere() {
        node.transaction.executeWithoutResult(status -> {
            node.jdbc.update("update audit_checkpoint_turn set id = 1 where id = 1");
            node.log.appendNow(AuditEvent.refused("test.refused", null));
            assertThat(last().action()).isEqualTo("test.refused");
            status.setRollbackOnly();
        });
        assertSound(1);
    }
}
