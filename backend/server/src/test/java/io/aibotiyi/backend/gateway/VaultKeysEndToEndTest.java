package io.aibotiyi.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Audits;
import io.aibotiyi.protocol.Audit.EntryView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.People.SetEmail;
import io.aibotiyi.protocol.VaultKeys.VaultKeysView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vault's keys, through the real client, while people's data are read and written. */
class VaultKeysEndToEndTest {

    private static final String PASSWORD = "violet-anchor-7-orchard";
    private static final int PEOPLE = 40;

    @TempDir static Path home;

    private static Backend backend;
    private static AibotClient admin;

    @BeforeAll
    static void setUp() {
        backend =
                Backend.start(
                        new BackendOptions(
                                home,
                                BackendOptions.LOOPBACK,
                                0,
                                0,
                                null,
                                Map.of("aibot.rate-limits.enabled", "false")));
        admin = AibotClients.connect(backend.address());
        admin.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
    }

    @AfterAll
    static void tearDown() {
        admin.close();
        backend.close();
    }

    @Test
    @DisplayName("13.3.4 the vault's key rotates while sealed data are read and written, unnoticed")
    void rotatesUnderLoad() throws Exception {
        List<PersonView> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(
                    admin.people()
                            .invite(
                                    new InvitePerson(
                                            "person-" + i, null, "person-" + i + "@example.org"))
                            .person());
        }
        int version = admin.vaultKeys().status().version();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int t = 0; t < 3; t++) {
                int offset = t;
                threads.execute(() -> {
                    for (int i = offset; !over.get(); i += 3) {
                        try {
                            readAndWrite(people.get(i % PEOPLE), i);
                            calls.incrementAndGet();
                        } catch (Throwable e) {
                            failures.add(e);
                        }
                    }
                });
            }
            for (int i = 1; i <= 3; i++) {
                int before = calls.get();
                VaultKeysView begun = admin.vaultKeys().rotate("a drill");
                assertThat(begun.version()).isEqualTo(version + i);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> admin.vaultKeys().status().outdated() == 0);
                Awaitility.await().until(() -> calls.get() > before);
            }
            over.set(true);
        }

        assertThat(failures).isEmpty();
        VaultKeysView after = admin.vaultKeys().status();
        assertThat(after.total()).isGreaterThan(PEOPLE);
        assertThat(after.next()).isEqualTo(after.since().plus(Duration.ofDays(90)));
        Audits.Query vault = new Audits.Query(null, null, null, "vault.", null, null, null, null);
        assertThat(admin.audits().search(vault, 100, null).entries())
                .extracting(EntryView::action)
                .contains("vault.master-key.rotated", "vault.data-keys.rewrapped");
    }

    private static void readAndWrite(PersonView person, int i) {
        String address = "person-" + i + "-again@example.org";
        PersonView changed = admin.people().setEmail(person.id(), new SetEmail(address));
        assertThat(changed.email()).isEqualTo(address);
        assertThat(String.valueOf(admin.people().get(person.id()).email()))
                .endsWith("@example.org");
    }

    @Test
    @DisplayName("F2 only who may rotate the vault's keys does, and says why")
    void refusesOthersAndNoReason() {
        var invitation = admin.people().invite(new InvitePerson("bob", null, null));
        admin.people().acceptInvitation(String.valueOf(invitation.token()), PASSWORD);
        try (AibotClient bob = AibotClients.connect(backend.address())) {
            bob.login("bob", PASSWORD);
            refused(ErrorCode.FORBIDDEN, () -> bob.vaultKeys().status());
            refused(ErrorCode.FORBIDDEN, () -> bob.vaultKeys().rotate("mine"));
        }
        refused(ErrorCode.INVALID_FIELD, () -> admin.vaultKeys().rotate("  "));
        refused(ErrorCode.INVALID_FIELD, () -> admin.vaultKeys().rotate("x".repeat(501)));
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
