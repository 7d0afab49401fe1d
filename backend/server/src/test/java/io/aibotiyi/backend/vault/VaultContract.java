package io.aibotiyi.backend.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestVault;
import io.aibotiyi.backend.vault.PersonalVault.Sealed;
import io.aibotiyi.domain.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the vault promises, on every database it runs on. */
abstract class VaultContract {

    private final UserId ann = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());

    @TempDir Path folder;
    private HikariDataSource database;
    private TestVault vault;

    abstract HikariDataSource open();

    @BeforeEach
    void openVault() {
        database = open();
        vault = TestVault.on(database, folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("B5 A secret is stored encrypted, differently each time, and opens again")
    void sealsDifferentlyEachTimeAndOpens() {
        byte[] clear = "otp seed".getBytes(UTF_8);

        byte[] one = vault.vault().seal("identity.totp:1", clear);
        byte[] two = vault.vault().seal("identity.totp:1", clear);

        assertThat(one).isNotEqualTo(two);
        assertThat(new String(one, UTF_8)).doesNotContain("otp seed");
        assertThat(vault.vault().open("identity.totp:1", one)).isEqualTo(clear);
        assertThat(vault.vault().open("identity.totp:1", two)).isEqualTo(clear);
    }

    @Test
    @DisplayName("B5 What is sealed opens only under its own purpose")
    void bindsThePurpose() {
        byte[] sealed = vault.vault().seal("identity.totp:1", new byte[] {1, 2, 3});

        assertThatThrownBy(() -> vault.vault().open("identity.totp:2", sealed))
                .isInstanceOf(SealBrokenException.class)
                .hasMessageContaining("identity.totp:2");
    }

    @Test
    @DisplayName("B5 Any flipped bit of what is sealed is noticed")
    void noticesAnyFlippedBit() {
        byte[] sealed = vault.vault().seal("purpose", "secret".getBytes(UTF_8));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> vault.vault().open("purpose", altered))
                    .as("byte %d, seed %d", i, seed)
                    .isInstanceOf(SealBrokenException.class);
        }
        assertThatThrownBy(() -> vault.vault().open("purpose", new byte[3]))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void bindsPersonalDataToPersonAndField() {
        String sealed = vault.personal().seal(ann, "identity.email", "ann@example.org");

        assertThat(vault.personal().open(ann, "identity.email", sealed))
                .contains("ann@example.org");
        assertThatThrownBy(() -> vault.personal().open(ann, "identity.name", sealed))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> vault.personal().open(bob, "identity.email", sealed))
                .isInstanceOf(SealBrokenException.class);
        vault.personal().seal(bob, "identity.email", "bob@example.org");
        assertThatThrownBy(() -> vault.personal().open(bob, "identity.email", sealed))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> vault.personal().open(ann, "identity.email", "no base64!"))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    @DisplayName("G2 Erasing a person makes every copy unreadable, for every node at once")
    void erasesForEveryNode() {
        TestVault otherNode = TestVault.on(database, folder);
        String sealed = vault.personal().seal(ann, "identity.email", "ann@example.org");
        assertThat(otherNode.personal().open(ann, "identity.email", sealed)).isPresent();

        vault.personal().erase(ann);
        vault.personal().erase(ann);

        assertThat(otherNode.personal().open(ann, "identity.email", sealed)).isEmpty();
        assertThat(vault.personal().open(ann, "identity.email", sealed)).isEmpty();
        assertThat(vault.personal().sealIfKnown(ann, "identity.email", "x")).isEmpty();
        assertThatThrownBy(() -> otherNode.personal().seal(ann, "identity.email", "x"))
                .isInstanceOf(PersonErasedException.class);
    }

    @Test
    void opensAPageAsItOpensEach() {
        UserId never = new UserId(UUID.randomUUID());
        Sealed name = sealed(ann, "identity.name", "Ann");
        Sealed email = sealed(ann, "identity.email", "ann@example.org");
        Sealed gone = sealed(bob, "identity.name", "Bob");
        vault.personal().erase(bob);
        assertThat(vault.personal().open(List.of(email, gone, name)))
                .containsExactly(
                        Optional.of("ann@example.org"), Optional.empty(), Optional.of("Ann"));
        assertThat(vault.personal().open(List.of())).isEmpty();
        for (Sealed wrong :
                List.of(
                        new Sealed(never, name.field(), name.text()),
                        new Sealed(ann, email.field(), name.text()))) {
            assertThatThrownBy(() -> vault.personal().open(List.of(name, wrong)))
                    .isInstanceOf(SealBrokenException.class);
        }
    }

    private Sealed sealed(UserId person, String field, String clear) {
        return new Sealed(person, field, vault.personal().seal(person, field, clear));
    }

    @Test
    void aPersonWithoutDataCanBeErasedBeforehand() {
        vault.personal().erase(bob);

        assertThatThrownBy(() -> vault.personal().seal(bob, "identity.email", "x"))
                .isInstanceOf(PersonErasedException.class);
    }

    @Test
    void sealsIfKnownOnlyForWhoHasAKey() {
        assertThat(vault.personal().sealIfKnown(ann, "f", "x")).isEmpty();
        vault.personal().seal(ann, "f", "y");
        String sealed = vault.personal().sealIfKnown(ann, "f", "x").orElseThrow();
        assertThat(vault.personal().open(ann, "f", sealed)).contains("x");
    }

    @Test
    void fingerprintsAreTheSameAfterARestartAndDifferPerFieldAndVault(@TempDir Path elsewhere) {
        String print = vault.personal().fingerprint("identity.email", "ann@example.org");

        assertThat(TestVault.on(database, folder).personal())
                .extracting(v -> v.fingerprint("identity.email", "ann@example.org"))
                .isEqualTo(print);
        assertThat(vault.personal().fingerprint("identity.name", "ann@example.org"))
                .isNotEqualTo(print);
        try (HikariDataSource other = open()) {
            assertThat(TestVault.on(other, elsewhere).personal())
                    .extracting(v -> v.fingerprint("identity.email", "ann@example.org"))
                    .isNotEqualTo(print);
        }
    }

    @Test
    @DisplayName("13.3.1 The key-encryption key is in a file of its owner, not in the database")
    void keepsTheMasterKeyOutOfTheDatabase() throws IOException {
        Path file = folder.resolve("vault-keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String key = Files.readString(file).trim().split(" ")[1];
        assertThat(
                        JdbcClient.create(database)
                                .sql("select wrapped from vault_data_key")
                                .query(String.class)
                                .list())
                .isNotEmpty()
                .noneMatch(wrapped -> wrapped.contains(key));
    }

    @Test
    void refusesToStartWithAnotherMasterKey(@TempDir Path elsewhere) throws IOException {
        assertThatThrownBy(() -> TestVault.on(database, elsewhere))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("backup");

        Files.writeString(folder.resolve("vault-keys"), "1 damaged\n");
        assertThatThrownBy(() -> TestVault.on(database, folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("damaged");
    }
}
