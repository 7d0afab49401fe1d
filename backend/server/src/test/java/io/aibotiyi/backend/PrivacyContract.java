package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.operations.database.DatabaseSettings;
import io.aibotiyi.backend.privacy.PersonalDataRequests;
import io.aibotiyi.backend.privacy.Retention;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.backend.vault.keys.DataKeys;
import io.aibotiyi.backend.vault.keys.FileMasterKeys;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.People.Invitation;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.PersonState;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.Privacy.ConsentEntry;
import io.aibotiyi.protocol.Privacy.ConsentView;
import io.aibotiyi.protocol.Privacy.ErasePerson;
import io.aibotiyi.protocol.Privacy.RequestQuery;
import io.aibotiyi.protocol.Privacy.RequestState;
import io.aibotiyi.protocol.Privacy.RequestView;
import io.aibotiyi.protocol.Privacy.RetentionRuleView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Export, erasure, consent and retention, through the real client and server. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PrivacyContract {

    private static final String PASSWORD = "quite a long sentence for ann";
    private static final String EMAIL = "zaphod.unfindable@example.org";
    private static final String NAME = "Zaphod Unfindable";

    private Path home;
    private Backend backend;
    private AibotClient admin;

    /** Settings of the database; none for the file in the home, which a test backs up. */
    abstract Map<String, String> database();

    @BeforeAll
    void setUp(@TempDir Path folder) {
        home = folder;
        Map<String, String> settings = new LinkedHashMap<>(database());
        settings.putAll(
                Map.of(
                        "aibot.privacy.erasure-wait", "2s",
                        "aibot.privacy.backup-days", "0",
                        "aibot.privacy.purposes[0].name", "news",
                        "aibot.privacy.purposes[0].version", "2",
                        "aibot.privacy.purposes[0].text", "Mail about news"));
        backend = Backend.start(new BackendOptions(home, "127.0.0.1", 0, 0, null, settings));
        admin = AibotClients.connect(backend.address());
        admin.setUp(backend.setupSecret().orElseThrow(), "root", PASSWORD);
    }

    @AfterAll
    void tearDown() {
        admin.close();
        backend.close();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private PersonView join(String username, String name, String email) {
        Invitation invitation = admin.people().invite(new InvitePerson(username, name, email));
        admin.people().acceptInvitation(String.valueOf(invitation.token()), PASSWORD);
        return admin.people().get(invitation.person().id());
    }

    private AibotClient signedIn(String username) {
        AibotClient client = AibotClients.connect(backend.address());
        client.login(username, PASSWORD);
        return client;
    }

    private static RequestView await(AibotClient client, UUID request, RequestState state) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                client.privacy().mine().stream()
                                        .filter(r -> r.id().equals(request))
                                        .findFirst()
                                        .orElseThrow(),
                        r -> r.state() == state);
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                files.put(e.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    @DisplayName(
            "G1 an export is JSON and text from every module, is handed out once, and only to its person")
    void exportsEverythingOnce() throws Exception {
        join("amy", "Amy Pond", "amy@example.org");
        join("rory", "Rory", "rory@example.org");
        try (AibotClient amy = signedIn("amy");
                AibotClient rory = signedIn("rory")) {
            RequestView asked = amy.privacy().export();
            assertRefused(ErrorCode.CONFLICT, () -> amy.privacy().export());
            RequestView ready = await(amy, asked.id(), RequestState.READY);
            assertThat(ready.expires())
                    .isBetween(
                            Clock.systemUTC().instant().plus(Duration.ofHours(23)),
                            Clock.systemUTC().instant().plus(Duration.ofHours(25)));
            assertRefused(ErrorCode.NOT_FOUND, () -> rory.privacy().archive(asked.id()));

            Map<String, byte[]> files = unzip(amy.privacy().archive(asked.id()));

            assertThat(files.keySet()).containsExactly("data.json", "data.txt");
            JsonNode data = Json.mapper().readTree(files.get("data.json"));
            assertThat(data.get("identity").get("email").asString()).isEqualTo("amy@example.org");
            assertThat(data.get("identity").get("displayName").asString()).isEqualTo("Amy Pond");
            assertThat(data.get("trading").get("accounts")).hasSize(1);
            assertThat(data.get("trading").get("balances").get(0).get("asset").asString())
                    .isEqualTo("USDT");
            assertThat(data.propertyNames())
                    .contains("access", "audit", "identity", "notifications", "privacy", "trading");
            assertThat(new String(files.get("data.txt"), StandardCharsets.UTF_8))
                    .contains("displayName: Amy Pond");
            assertThat(new String(files.get("data.json"), StandardCharsets.UTF_8))
                    .doesNotContain("rory", "argon2");
            assertRefused(ErrorCode.CONFLICT, () -> amy.privacy().archive(asked.id()));
            assertThat(admin.privacy().all(RequestQuery.first()).items())
                    .extracting(RequestView::id)
                    .contains(asked.id());
            assertRefused(ErrorCode.FORBIDDEN, () -> amy.privacy().all(RequestQuery.first()));
        }
    }

    @Test
    @DisplayName(
            "G2 an erased person is found nowhere, retained records stay consistent, and an old backup is unreadable")
    void erasesWithoutATrace(@TempDir Path elsewhere) throws Exception {
        PersonView person = join("zaphod", NAME, EMAIL);
        DataSource database = backend.context().getBean(DataSource.class);
        Path backup = elsewhere.resolve("backup.zip");
        try (AibotClient zaphod = signedIn("zaphod")) {
            UUID export = zaphod.privacy().export().id();
            await(zaphod, export, RequestState.READY);
            if (database().isEmpty()) {
                JdbcClient.create(database).sql("backup to '" + backup + "'").update();
            }
            assertRefused(ErrorCode.INVALID_FIELD, () -> zaphod.privacy().eraseMe("root"));

            RequestView asked = zaphod.privacy().eraseMe("zaphod");

            assertThat(asked.state()).isEqualTo(RequestState.WAITING);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> admin.people().get(person.id()).state() == PersonState.ERASED);
            assertRefused(ErrorCode.SESSION_EXPIRED, () -> zaphod.orders().accounts());
        }
        assertRefused(
                ErrorCode.BAD_CREDENTIALS,
                () -> AibotClients.connect(backend.address()).login("zaphod", PASSWORD));
        PersonView tombstone = admin.people().get(person.id());
        assertThat(tombstone.username()).startsWith("erased-");
        assertThat(tombstone.email()).isNull();
        assertThat(tombstone.displayName()).isNull();
        RequestView done =
                admin.privacy().all(RequestQuery.first()).items().stream()
                        .filter(r -> r.person().equals(person.id()))
                        .filter(r -> r.state() == RequestState.DONE)
                        .filter(r -> !r.erased().isEmpty())
                        .findFirst()
                        .orElseThrow();
        assertThat(done.retained()).anyMatch(r -> r.contains("17(3)(b)"));

        assertThat(columnsWith(database, EMAIL, NAME, "zaphod")).isEmpty();
        assertThat(filesWith(home, EMAIL, NAME)).isEmpty();
        assertThat(backend.context().getBean(Ledger.class).prove().balanced()).isTrue();

        if (database().isEmpty()) {
            assertUnreadable(backup, elsewhere, person);
        }
    }

    private void assertUnreadable(Path backup, Path elsewhere, PersonView person)
            throws IOException, SQLException {
        Path restored = Files.createDirectory(elsewhere.resolve("restored"));
        for (Map.Entry<String, byte[]> file : unzip(Files.readAllBytes(backup)).entrySet()) {
            Files.write(restored.resolve(file.getKey()), file.getValue());
        }
        String name = "aibot.mv.db";
        assertThat(restored.resolve(name)).exists();
        JdbcDataSource old = new JdbcDataSource();
        old.setUrl(
                "jdbc:h2:file:"
                        + restored.resolve(name.substring(0, name.indexOf('.')))
                        + DatabaseSettings.H2_OPTIONS);
        old.setUser("sa");
        assertThat(columnsWith(old, EMAIL, NAME)).isEmpty();
        DataKeys keys =
                new DataKeys(
                        JdbcClient.create(old),
                        new FileMasterKeys(home.resolve("secrets").resolve("vault-keys")),
                        Clock.systemUTC());
        assertThatThrownBy(() ->
                        keys.find(
                                new DataKeys.KeyName(
                                        DataKeys.Kind.PERSON, person.id().toString(), 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("G2 what was sealed for an erased person opens no more")
    void destroysTheKey() {
        PersonView person = join("trillian", "Tricia", "tricia@example.org");
        PersonalVault vault = backend.context().getBean(PersonalVault.class);
        String sealed = vault.seal(person.id(), "test", "secret");
        try (AibotClient client = signedIn("trillian")) {
            client.privacy().eraseMe("trillian");
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> vault.open(person.id(), "test", sealed).isEmpty());
    }

    @Test
    void anErasureCanBeCancelledWhileItWaits() {
        PersonView person = join("ford", "Ford", "ford@example.org");
        try (AibotClient ford = signedIn("ford")) {
            RequestView asked = ford.privacy().eraseMe("ford");
            assertRefused(ErrorCode.CONFLICT, () -> ford.privacy().eraseMe("ford"));
            assertThat(ford.privacy().cancel(asked.id()).state()).isEqualTo(RequestState.CANCELLED);
            assertRefused(ErrorCode.CONFLICT, () -> ford.privacy().cancel(asked.id()));
        }
        assertThat(admin.people().get(person.id()).state()).isEqualTo(PersonState.ACTIVE);
    }

    @Test
    @DisplayName("2.3.5 an administrator's erasure of somebody needs a second one")
    void erasingOthersNeedsFourEyes() {
        PersonView person = join("arthur", "Arthur", "arthur@example.org");
        assertRefused(
                ErrorCode.INVALID_FIELD,
                () -> admin.privacy().erase(new ErasePerson(person.id(), "ford", "asked by mail")));

        RequestView asked =
                admin.privacy().erase(new ErasePerson(person.id(), "arthur", "asked by mail"));

        assertThat(asked.state()).isEqualTo(RequestState.AWAITING_APPROVAL);
        assertRefused(ErrorCode.FORBIDDEN, () -> admin.privacy().approve(asked.id()));
        assertRefused(ErrorCode.FORBIDDEN, () -> admin.privacy().refuse(asked.id(), "no"));
        UserId second = new UserId(UUID.randomUUID());
        PersonalDataRequests requests = backend.context().getBean(PersonalDataRequests.class);
        assertThat(requests.approve(asked.id(), second).state()).isEqualTo(RequestState.WAITING);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> admin.people().get(person.id()).state() == PersonState.ERASED);
    }

    @Test
    void theLastAdministratorStays() {
        assertRefused(ErrorCode.CONFLICT, () -> admin.privacy().eraseMe("root"));
    }

    @Test
    @DisplayName("G3 consent has a version, a time and a place, and is withdrawn as it is given")
    void recordsConsent() {
        join("marvin", "Marvin", "marvin@example.org");
        try (AibotClient marvin = signedIn("marvin")) {
            ConsentView before = marvin.privacy().consents().getFirst();
            assertThat(before.given()).isFalse();
            assertThat(before.purpose().version()).isEqualTo(2);

            assertRefused(ErrorCode.CONFLICT, () -> marvin.privacy().choose("news", 1, true));
            assertRefused(ErrorCode.NOT_FOUND, () -> marvin.privacy().choose("other", 1, true));
            assertThat(marvin.privacy().choose("news", 2, true).given()).isTrue();
            assertThat(marvin.privacy().choose("news", 2, false).given()).isFalse();

            assertThat(marvin.privacy().consentHistory())
                    .extracting(ConsentEntry::given)
                    .containsExactly(false, true);
            assertThat(marvin.privacy().consentHistory().getFirst().address())
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    @DisplayName(
            "G4 what is older than its rule is deleted on schedule, and the run is in the audit log")
    void deletesOnSchedule() {
        JdbcClient jdbc = backend.context().getBean(JdbcClient.class);
        PersonView person = join("agrajag", "Agrajag", "agrajag@example.org");
        jdbc.sql(
                        "insert into notifications_notice (id, person, kind, details, created_at)"
                                + " values (?, ?, 'test.old', '{}', ?), (?, ?, 'test.new', '{}', ?)")
                .params(
                        UUID.randomUUID(),
                        person.id().value(),
                        OffsetDateTime.parse("2020-01-01T00:00:00Z"),
                        UUID.randomUUID(),
                        person.id().value(),
                        Clock.systemUTC().instant().atOffset(ZoneOffset.UTC))
                .update();
        RetentionRuleView rule = admin.privacy().setRetention("notifications.notices", 30);
        assertThat(rule.keepDays()).isEqualTo(30);
        assertThat(rule.defaultDays()).isEqualTo(180);
        assertRefused(
                ErrorCode.INVALID_FIELD,
                () -> admin.privacy().setRetention("notifications.notices", 1));
        assertRefused(ErrorCode.NOT_FOUND, () -> admin.privacy().setRetention("nothing", 30));

        backend.context().getBean(Retention.class).run();

        assertThat(
                        jdbc.sql("select kind from notifications_notice where kind like 'test.%'")
                                .query(String.class)
                                .list())
                .containsExactly("test.new");
        assertThat(admin.privacy().retention())
                .filteredOn(r -> r.name().equals("notifications.notices"))
                .allSatisfy(r -> {
                    assertThat(r.deleted()).isGreaterThanOrEqualTo(1);
                    assertThat(r.lastRun()).isNotNull();
                });
        assertThat(
                        jdbc.sql(
                                        "select count(*) from audit_entry where action ="
                                                + " 'privacy.retention.ran' and object ="
                                                + " 'retention:notifications.notices'")
                                .query(Integer.class)
                                .single())
                .isGreaterThanOrEqualTo(1);
    }

    /** {@code table.column} of each value that holds one of the texts, in any case. */
    private static List<String> columnsWith(DataSource database, String... texts)
            throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table :
                    JdbcClient.create(database)
                            .sql(
                                    "select table_name from information_schema.tables where"
                                            + " lower(table_schema) = 'public'")
                            .query(String.class)
                            .list()) {
                try (ResultSet rs = statement.executeQuery("select * from \"" + table + "\"")) {
                    while (rs.next()) {
                        for (int c = 1; c <= rs.getMetaData().getColumnCount(); c++) {
                            Object value = rs.getObject(c);
                            String text =
                                    value instanceof byte[] bytes
                                            ? new String(bytes, StandardCharsets.ISO_8859_1)
                                            : String.valueOf(value);
                            if (Stream.of(texts).anyMatch(t -> contains(text, t))) {
                                found.add(table + "." + rs.getMetaData().getColumnName(c));
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static List<Path> filesWith(Path folder, String... texts) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            String all = Files.readString(file, StandardCharsets.ISO_8859_1);
                            return Stream.of(texts).anyMatch(t -> contains(all, t));
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .toList();
        }
    }
}
