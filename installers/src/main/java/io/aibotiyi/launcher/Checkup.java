package io.aibotiyi.launcher;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.backend.BackendStartException;
import io.aibotiyi.backend.StoppedHome;
import io.aibotiyi.backend.audit.AuditReport;
import io.aibotiyi.backend.audit.AuditVerifier;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.protocol.Trading.LedgerProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What {@code aibot doctor} looks at. Nothing here changes anything, except to make the home
 * folder.
 */
final class Checkup {

    private Checkup() {}

    /**
     * @param subject what was looked at
     * @param detail one line for a person
     */
    record Finding(String subject, State state, String detail) {
        enum State {
            OK,
            NOTICE,
            BROKEN
        }

        static Finding ok(String subject, String detail) {
            return new Finding(subject, State.OK, detail);
        }

        static Finding notice(String subject, String detail) {
            return new Finding(subject, State.NOTICE, detail);
        }

        static Finding broken(String subject, String detail) {
            return new Finding(subject, State.BROKEN, detail);
        }
    }

    static List<Finding> environment(Path home) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.ok(
                        "java",
                        Runtime.version() + " from " + System.getProperty("java.home", "?")));
        Runtime runtime = Runtime.getRuntime();
        findings.add(
                Finding.ok(
                        "machine",
                        String.format(
                                Locale.ROOT,
                                "%s %s, %d processors, heap up to %d MiB",
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                runtime.availableProcessors(),
                                runtime.maxMemory() >> 20)));
        findings.add(
                Display.isPresent()
                        ? Finding.ok("display", "present")
                        : Finding.notice(
                                "display",
                                "none: the workstation serves its backend headless here"));
        findings.add(
                StartupTrial.cacheIsUsable()
                        ? Finding.ok("aot cache", "present and newer than the application")
                        : Finding.notice(
                                "aot cache",
                                "none: 'aibot doctor --startup' makes it and halves the start"));
        findings.add(homeFolder(home));
        return findings;
    }

    private static Finding homeFolder(Path home) {
        try {
            Files.createDirectories(home);
            Path probe = Files.createTempFile(home, "doctor", ".probe");
            Files.delete(probe);
            long free = Files.getFileStore(home).getUsableSpace() >> 20;
            String detail = home + ", " + free + " MiB free";
            return free < 512
                    ? Finding.notice("home", detail + ": less than 512 MiB")
                    : Finding.ok("home", detail);
        } catch (IOException e) {
            return Finding.broken("home", home + " cannot be written: " + e.getMessage());
        }
    }

    static List<Finding> stores(Path home) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Path database = home.resolve("db");
        findings.add(
                Files.isDirectory(database)
                        ? Finding.ok("database", database + ", " + size(database) + " KiB")
                        : Finding.notice("database", "none yet: the first start makes it"));
        Path history = home.resolve("history");
        findings.add(
                Files.isDirectory(history)
                        ? Finding.ok("history", history + ", " + size(history) + " KiB")
                        : Finding.notice("history", "empty: 'aibot import FILE' fills it"));
        return findings;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum()
                    >> 10;
        }
    }

    /** Verifies the whole log while no backend runs on the home. */
    static Finding audit(Path home) {
        String last =
                AuditVerifier.lastCheckpoint(home)
                        .map(c ->
                                String.format(
                                        Locale.ROOT,
                                        "last checkpoint of %,d entries at %s",
                                        c.size(),
                                        c.at()))
                        .orElse("no checkpoint yet");
        try {
            AuditReport report = StoppedHome.verifyAudit(home, List.of(), checked -> {});
            return report.ok()
                    ? Finding.ok(
                            "audit",
                            String.format(
                                    Locale.ROOT,
                                    "%,d entries, verified; %s",
                                    report.entries(),
                                    last))
                    : Finding.broken(
                            "audit",
                            String.format(
                                    Locale.ROOT,
                                    "first bad entry %d of %,d: %s; %s",
                                    report.firstBad(),
                                    report.entries(),
                                    report.reason(),
                                    last));
        } catch (BackendStartException e) {
            return Finding.notice(
                    "audit", "not verified, " + last + ": " + String.valueOf(e.getMessage()));
        }
    }

    /** Starts a backend on the home, asks it for its proof and stops it again. */
    static Finding ledger(Path home) {
        if (!Files.isDirectory(home.resolve("db"))) {
            return Finding.notice("ledger", "no postings: this home has no database yet");
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try (Backend backend = Backend.start(BackendOptions.embedded(home, secret));
                AibotClient client = AibotClients.connect(backend.address())) {
            client.loginEmbedded(secret);
            LedgerProof proof = client.orders().proveLedger();
            String counted =
                    proof.transactions()
                            + " transactions, "
                            + proof.postings()
                            + " postings, sums "
                            + proof.sums().stream()
                                    .map(s -> s.asset() + " " + s.sum().toPlainString())
                                    .toList();
            return proof.balanced()
                    ? Finding.ok("ledger", counted)
                    : Finding.broken("ledger", "does not balance: " + counted);
        } catch (RuntimeException e) {
            return Finding.broken("ledger", String.valueOf(e.getMessage()));
        }
    }
}
