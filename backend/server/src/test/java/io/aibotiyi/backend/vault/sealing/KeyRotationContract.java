package io.aibotiyi.backend.vault.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.backend.testing.TestVault;
import io.aibotiyi.backend.vault.DataKeysRewrapped;
import io.aibotiyi.backend.vault.MasterKeyRotated;
import io.aibotiyi.backend.vault.VaultKeys.RotationUnderWayException;
import io.aibotiyi.backend.vault.keys.MasterKeyVersions;
import io.aibotiyi.domain.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Rotation of the key-encryption key, on every database it runs on. */
abstract class KeyRotationContract {

    private final UserId ann = new UserId(UUID.randomUUID());
    private final SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");
    private final List<Object> events = new CopyOnWriteArrayList<>();

    @TempDir Path folder;
    private HikariDataSource database;
    private TestVault vault;
    private KeyRotation rotation;

    abstract HikariDataSource open();

    @BeforeEach
    void openVault() {
        database = open();
        vault = TestVault.on(database, folder);
        rotation = rotationOf(vault, Duration.ofDays(90));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private KeyRotation rotationOf(TestVault node, Duration every) {
        return new KeyRotation(
                node.master(),
                node.keys(),
                new MasterKeyVersions(JdbcClient.create(database), clock),
                new RotationSettings(every),
                events::add,
                clock,
                new JdbcTransactionManager(database));
    }

    @Test
    @DisplayName("11.2.2 a rotation wraps every data key anew, and the old version can be retired")
    void rotatesAndRetires() throws IOException {
        byte[] sealed = vault.vault().seal("p", new byte[] {7});
        String personal = vault.personal().seal(ann, "f", "x");
        assertThatThrownBy(() -> rotation.retire(1)).isInstanceOf(IllegalStateException.class);

        assertThat(rotation.rotate("test")).isEqualTo(2);

        assertThat(rotation.status().version()).isEqualTo(2);
        assertThat(rotation.status().versions()).containsExactly(1, 2);
        assertThat(rotation.status().outdated()).isZero();
        assertThat(events)
                .containsExactly(new MasterKeyRotated(2, "test"), new DataKeysRewrapped(2, 3));
        rotation.retire(1);
        assertThat(Files.readAllLines(folder.resolve("vault-keys"))).hasSize(1);
        TestVault restarted = TestVault.on(database, folder);
        assertThat(restarted.vault().open("p", sealed)).containsExactly(7);
        assertThat(restarted.personal().open(ann, "f", personal)).contains("x");
    }

    @Test
    @DisplayName("13.3.4 a rotation that was killed half-way is finished by the next start")
    void goesOnAfterAKill() {
        List<UserId> people = new ArrayList<>();
        List<String> sealed = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            UserId person = new UserId(UUID.randomUUID());
            people.add(person);
            sealed.add(vault.personal().seal(person, "f", "text " + i));
        }
        assertThat(rotation.begin("test")).isEqualTo(2);
        assertThat(vault.keys().rewrapSome(2)).isEqualTo(500);
        // killed here: another process, which remembers nothing, starts on what is stored
        TestVault restarted = TestVault.on(database, folder);
        KeyRotation next = rotationOf(restarted, Duration.ofDays(90));
        assertThat(next.status().outdated()).isPositive();
        assertThatThrownBy(() -> next.begin("again")).isInstanceOf(RotationUnderWayException.class);
        for (int i = 0; i < people.size(); i++) {
            assertThat(restarted.personal().open(people.get(i), "f", sealed.get(i)))
                    .contains("text " + i);
        }

        new RotationUpkeep(next).nextRound();

        assertThat(next.status().outdated()).isZero();
        assertThat(next.status().version()).as("the schedule is not due").isEqualTo(2);
        next.retire(1);
        for (int i = 0; i < people.size(); i++) {
            assertThat(
                            TestVault.on(database, folder)
                                    .personal()
                                    .open(people.get(i), "f", sealed.get(i)))
                    .contains("text " + i);
        }
    }

    @Test
    @DisplayName("13.3.4 a version made by a rotation killed before it was recorded is recorded")
    void recordsWhatAKillLeft() {
        rotation.status();
        vault.master().rotate();
        KeyRotation next = rotationOf(TestVault.on(database, folder), Duration.ofDays(90));

        new RotationUpkeep(next).nextRound();

        assertThat(next.status().version()).isEqualTo(2);
        assertThat(next.status().outdated()).isZero();
        assertThat(events)
                .first()
                .isEqualTo(new MasterKeyRotated(2, "a rotation that was interrupted"));
        assertThat(next.begin("on")).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "13.3.4 the schedule rotates once it is due, on one of several nodes; 0 never does")
    void rotatesOnSchedule() {
        vault.personal().seal(ann, "f", "x");
        KeyRotation other = rotationOf(TestVault.on(database, folder), Duration.ofDays(90));
        KeyRotation manual = rotationOf(vault, Duration.ZERO);
        assertThat(manual.status().next()).isNull();
        rotation.rotate("first of the test's clock");
        assertThat(rotation.status().next()).isEqualTo(clock.instant().plus(Duration.ofDays(90)));

        clock.advance(Duration.ofDays(90).minusSeconds(1));
        new RotationUpkeep(rotation).nextRound();
        assertThat(rotation.status().version()).isEqualTo(2);

        clock.advance(Duration.ofSeconds(1));
        new RotationUpkeep(manual).nextRound();
        assertThat(rotation.status().version()).isEqualTo(2);
        new RotationUpkeep(rotation).nextRound();
        new RotationUpkeep(other).nextRound();

        assertThat(other.status().version()).isEqualTo(3);
        assertThat(events).contains(new MasterKeyRotated(3, "scheduled"));
    }

    @Test
    @DisplayName("13.3.4 reads and writes go on while keys rotate")
    void rotatesWhileOthersSealAndOpen() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> work = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                work.add(threads.submit(this::sealAndOpenForManyPeople));
            }
            for (int i = 0; i < 5; i++) {
                rotation.rotate("test");
            }
            for (Future<?> each : work) {
                each.get();
            }
        }
        rotation.rewrap();
        assertThat(rotation.status().versions()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(rotation.status().outdated()).isZero();
        for (int version = 1; version <= 5; version++) {
            rotation.retire(version);
        }
        TestVault.on(database, folder);
    }

    private void sealAndOpenForManyPeople() {
        for (int i = 0; i < 100; i++) {
            UserId person = new UserId(UUID.randomUUID());
            String sealed = vault.personal().seal(person, "f", "text " + i);
            assertThat(vault.personal().open(person, "f", sealed)).contains("text " + i);
            byte[] system = vault.vault().seal("p", new byte[] {(byte) i});
            assertThat(vault.vault().open("p", system)).containsExactly(i);
        }
    }
}
