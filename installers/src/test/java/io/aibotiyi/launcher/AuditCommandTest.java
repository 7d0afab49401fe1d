package io.aibotiyi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.protocol.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** {@code aibot audit} on a running backend, on what it leaves, and on a copy. */
class AuditCommandTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir static Path home;
    @TempDir static Path elsewhere;

    private record Run(int exit, String out, String err) {}

    @BeforeAll
    static void exportFromARunningBackend() throws IOException {
        Path password = Files.writeString(elsewhere.resolve("password"), PASSWORD + "\n");
        try (Backend backend = Backend.start(BackendOptions.at(home));
                AibotClient client = AibotClients.connect(backend.address())) {
            client.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
            String[] server = {
                "--server",
                backend.address().toString(),
                "--user",
                "ann",
                "--password-file",
                password.toString()
            };
            Run export = run(server, "audit", "export", elsewhere.resolve("a.jsonl").toString());
            assertThat(export.exit()).as(export.err()).isZero();
            Run verify = run(server, "audit", "verify", "--json", "--home", home.toString());
            assertThat(verify.exit()).as(verify.out() + verify.err()).isZero();
            assertThat(document(verify).path("ok").asBoolean(false)).isTrue();

            Run busy = run(new String[0], "audit", "verify", "--home", home.toString());
            assertThat(busy.exit()).isEqualTo(1);
            assertThat(busy.err()).contains("Another backend");
        }
    }

    private static Run run(String[] more, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Aibot.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        int exit = line.execute(all);
        return new Run(exit, out.toString(), err.toString());
    }

    private static JsonNode document(Run run) {
        return Json.mapper().readTree(run.out());
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:"
                                        + home.resolve("db").resolve("aibot")
                                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                                "sa",
                                "");
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement)).isPositive();
        }
    }

    @Test
    @DisplayName(
            "H2 A stopped home verifies, and a changed entry makes the command fail and name it")
    void namesTheChangedEntry() throws SQLException {
        Run sound = run(new String[0], "audit", "verify", "--home", home.toString(), "--json");
        assertThat(sound.exit()).as(sound.out()).isZero();
        JsonNode document = document(sound);
        assertThat(document.propertyNames()).containsExactly("entries", "ok", "firstBad", "reason");
        assertThat(document.path("entries").asLong(0)).isPositive();
        assertThat(document.path("firstBad").isNull()).isTrue();

        sql("update audit_entry set address = address || 'x' where seq = 0");
        Run broken = run(new String[0], "audit", "verify", "--home", home.toString(), "--json");
        Run told = run(new String[0], "audit", "verify", "--home", home.toString());
        Run examined = run(new String[0], "doctor", "--audit", "--home", home.toString());
        sql(
                "update audit_entry set address = substring(address, 1, length(address) - 1) where seq = 0");

        assertThat(broken.exit()).isEqualTo(1);
        assertThat(document(broken).path("ok").asBoolean(true)).isFalse();
        assertThat(document(broken).path("firstBad").asLong(-1)).isZero();
        assertThat(told.out()).startsWith("BROKEN at entry 0 of ");
        assertThat(examined.exit()).isEqualTo(1);
        assertThat(examined.out())
                .containsPattern(
                        "broken +audit +first bad entry 0 of [0-9,]+: .*; last checkpoint");
        assertThat(run(new String[0], "doctor", "--audit", "--home", home.toString()).out())
                .containsPattern(
                        "ok +audit +[0-9,]+ entries, verified; last checkpoint of [0-9,]+ entries");
    }

    @Test
    @DisplayName("H8 An export verifies away from its backend, and a changed one does not")
    void verifiesAnExport() throws IOException {
        Path file = elsewhere.resolve("a.jsonl");
        String[] key = {"--key", home.resolve("audit").resolve("checkpoint-key").toString()};
        assertThat(run(key, "audit", "verify", "--file", file.toString()).exit()).isZero();

        Path changed = elsewhere.resolve("b.jsonl");
        Files.writeString(changed, Files.readString(file).replaceFirst("\"DONE\"", "\"FAILED\""));
        Run run = run(key, "audit", "verify", "--file", changed.toString(), "--json");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(document(run).path("reason").asString("")).contains("was changed");
    }

    @Test
    void saysWhatItNeeds() {
        assertThat(run(new String[0], "audit").exit()).isEqualTo(2);
        Run run = run(new String[0], "audit", "export", elsewhere.resolve("c").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("--server");
    }
}
