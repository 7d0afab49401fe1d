package io.aibotiyi.backend.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.RecordingAudit;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.backend.testing.TestVault;
import io.aibotiyi.backend.vault.Vault;
import io.aibotiyi.protocol.Sessions.KeyState;
import io.aibotiyi.protocol.Sessions.SigningKeyView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The life of signing keys, on one node and several. */
abstract class KeyRingContract {

    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final Duration EVERY = Duration.ofDays(30);

    @TempDir Path home;

    private final SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");
    private final RecordingAudit audit = new RecordingAudit();
    private HikariDataSource database;
    private Vault vault;

    abstract HikariDataSource open();

    @BeforeEach
    void openDatabase() {
        database = open();
        vault = TestVault.on(database, home).vault();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private KeyRing node(SignatureAlgorithm algorithm) {
        return new KeyRing(
                new SigningKeyStore(JdbcClient.create(database), vault),
                new FormerKeyFile(home.toString()),
                new SigningKeySettings(algorithm, EVERY, AHEAD),
                audit,
                clock,
                new JdbcTransactionManager(database));
    }

    private KeyRing node() {
        return node(SignatureAlgorithm.ES256);
    }

    private static String signed(KeyRing ring) {
        KeyRing.Signer signer = ring.signer();
        String input =
                part("{\"alg\":\"" + signer.algorithm() + "\",\"kid\":\"" + signer.keyId() + "\"}")
                        + "."
                        + part("{}");
        return input
                + "."
                + CompactJws.encoded(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String part(String json) {
        return CompactJws.encoded(json.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean verifies(KeyRing ring, String token) {
        return ring.verify(CompactJws.parse(token, 4096, List.of("alg", "kid")).orElseThrow());
    }

    private static List<KeyState> states(KeyRing ring) {
        return ring.list().stream().map(SigningKeyView::state).toList();
    }

    @Test
    @DisplayName(
            "D5 a new key is published before it signs, the old one kept until its tokens ended")
    void rotatesWithoutAGap() {
        KeyRing ring = node();
        String before = signed(ring);

        SigningKeyView next = ring.rotate(false);

        assertThat(states(ring)).containsExactly(KeyState.PENDING, KeyState.ACTIVE);
        assertThat(ring.published()).contains(next.id());
        assertThat(ring.signer().keyId()).isNotEqualTo(next.id());
        assertThat(ring.rotate(false).id()).as("one successor at a time").isEqualTo(next.id());

        clock.advance(AHEAD.minusSeconds(1));
        String last = signed(ring);
        clock.advance(Duration.ofSeconds(1));
        assertThat(ring.signer().keyId()).isEqualTo(next.id());
        assertThat(states(ring)).containsExactly(KeyState.ACTIVE, KeyState.RETIRED);
        clock.advance(Duration.ofMinutes(16));
        assertThat(verifies(ring, before)).isTrue();
        assertThat(verifies(ring, last)).as("15 minutes and the skew").isTrue();

        clock.advance(Duration.ofMinutes(1));
        assertThat(verifies(ring, last)).isFalse();
        assertThat(states(ring)).containsExactly(KeyState.ACTIVE, KeyState.REMOVED);
        ring.maintain();
        assertThat(
                        JdbcClient.create(database)
                                .sql(
                                        "select count(*) from identity_signing_key"
                                                + " where private_sealed is not null")
                                .query(Integer.class)
                                .single())
                .as("the removed key's private part is destroyed")
                .isEqualTo(1);
        assertThat(audit.actions())
                .containsExactly(
                        "identity.key.rotated", "identity.key.rotated", "identity.key.removed");
    }

    @Test
    @DisplayName("D5 keys rotate on schedule, once for all nodes")
    void rotatesOnSchedule() {
        KeyRing a = node();
        KeyRing b = node();
        assertThat(a.list()).hasSize(1);
        clock.advance(EVERY.plusSeconds(1));

        a.maintain();
        b.maintain();
        a.maintain();

        assertThat(states(a)).containsExactly(KeyState.PENDING, KeyState.ACTIVE);
        assertThat(b.list()).isEqualTo(a.list());
    }

    @Test
    @DisplayName("D5 nodes take each other's tokens, also by a key they have not seen")
    void nodesShareTheRing() {
        KeyRing a = node();
        KeyRing b = node();
        assertThat(verifies(b, signed(a))).isTrue();

        a.rotate(true);

        assertThat(verifies(b, signed(a))).isTrue();
    }

    @Test
    void aCompromisedKeyIsThrownAwayAtOnce() {
        KeyRing ring = node();
        KeyRing other = node();
        String stolen = signed(ring);
        assertThat(verifies(ring, stolen)).isTrue();
        assertThat(verifies(other, stolen)).isTrue();

        ring.rotate(true);

        assertThat(verifies(ring, stolen)).as("although it was found good before").isFalse();
        assertThat(verifies(ring, signed(ring))).isTrue();
        other.maintain();
        assertThat(verifies(other, stolen)).isFalse();
        assertThat(verifies(ring, signed(other))).isTrue();
        assertThat(states(ring)).containsExactly(KeyState.ACTIVE, KeyState.REMOVED);
    }

    @Test
    void aSignatureFoundGoodIsGoodForNothingElse() {
        KeyRing ring = node();
        String token = signed(ring);
        assertThat(verifies(ring, token)).isTrue();
        assertThat(verifies(ring, token)).isTrue();

        String signature = token.substring(token.lastIndexOf('.'));
        String header = token.substring(0, token.indexOf('.'));
        assertThat(verifies(ring, header + "." + part("{\"sub\":\"other\"}") + signature))
                .isFalse();
        char first = signature.charAt(1) == 'A' ? 'B' : 'A';
        assertThat(verifies(ring, token.replace(signature, "." + first + signature.substring(2))))
                .isFalse();
    }

    @Test
    @DisplayName("D4 private parts are sealed in the database")
    void sealsPrivateParts() {
        KeyRing ring = node();
        byte[] secret = ring.signer().key().getEncoded();
        String stored =
                JdbcClient.create(database)
                        .sql("select private_sealed from identity_signing_key")
                        .query(String.class)
                        .single();

        assertThat(
                        new String(
                                java.util.Base64.getDecoder().decode(stored),
                                StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
        assertThat(ring.signer().toString()).doesNotContain("key=");
    }

    @Test
    void anotherAlgorithmTakesOverByARotation() {
        KeyRing before = node();
        String token = signed(before);

        KeyRing after = node(SignatureAlgorithm.PS256);

        assertThat(verifies(after, token)).isTrue();
        assertThat(after.signer().algorithm()).isEqualTo(SignatureAlgorithm.ES256);
        clock.advance(AHEAD);
        assertThat(after.signer().algorithm()).isEqualTo(SignatureAlgorithm.PS256);
        assertThat(verifies(after, signed(after))).isTrue();
        assertThat(verifies(before, signed(after))).isTrue();
    }

    @Test
    void theKeyFileOfAFormerReleaseMovesIntoTheRing() throws Exception {
        ECKey former = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        Path file = home.resolve("secrets").resolve("access-token-key.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, former.toJSONString());

        KeyRing ring = node();

        assertThat(ring.signer().keyId()).isEqualTo(former.getKeyID());
        assertThat(file).doesNotExist();
        assertThat(node().signer().keyId()).isEqualTo(former.getKeyID());
    }

    @Test
    void aSecondNodesFormerKeyOnlyEndsItsTokens() throws Exception {
        KeyRing first = node();
        ECKey former = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        Path file = home.resolve("secrets").resolve("access-token-key.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, former.toJSONString());

        KeyRing second = node();

        assertThat(second.signer().keyId()).isEqualTo(first.signer().keyId());
        assertThat(second.published()).contains(former.getKeyID());
        clock.advance(KeyRing.KEPT);
        assertThat(second.published()).doesNotContain(former.getKeyID());
    }

    @Test
    void parallelStartsMakeOneKey() throws Exception {
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            List<java.util.concurrent.Callable<KeyRing>> starts =
                    java.util.Collections.nCopies(4, this::node);
            for (var ring : pool.invokeAll(starts)) {
                assertThat(ring.get().list()).hasSize(1);
            }
        }
    }
}
