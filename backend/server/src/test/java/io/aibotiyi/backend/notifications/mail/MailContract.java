package io.aibotiyi.backend.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.notifications.Mail;
import io.aibotiyi.backend.notifications.mail.MailSettings.Security;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.backend.testing.SmtpInbox;
import io.aibotiyi.backend.testing.TestVault;
import io.aibotiyi.domain.TimeOrderedIds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;

/** Mail from the queue to a real SMTP server, on every database it runs on. */
abstract class MailContract {

    private static final Mail MAIL =
            new Mail("ann@example.org", "Grüße", "the secret word is heron\nbye\n");

    @TempDir Path folder;

    private final SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");
    private HikariDataSource database;
    private MailQueue queue;
    private JdbcTransactionManager transactions;

    abstract HikariDataSource open();

    @BeforeEach
    void openDatabase() {
        database = open();
        transactions = new JdbcTransactionManager(database);
        queue = queue();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private MailQueue queue() {
        return new MailQueue(
                JdbcClient.create(database),
                TestVault.on(database, folder).vault(),
                new TimeOrderedIds(clock, new SecureRandom()),
                clock,
                transactions);
    }

    private MailDelivery delivery(MailSettings settings) {
        return new MailDelivery(settings, queue, new SmtpTransport(settings, clock));
    }

    private static MailSettings plain(SmtpInbox inbox) {
        return settings(inbox, Security.NONE, "", "", "");
    }

    private static MailSettings settings(
            SmtpInbox inbox, Security security, String user, String password, String pem) {
        return new MailSettings(
                "localhost",
                inbox.port(),
                user,
                password,
                "aibot@example.org",
                security,
                pem,
                Duration.ofSeconds(10));
    }

    @Test
    void sendsOverStarttlsAsAnAuthenticatedUser() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        try (SmtpInbox inbox =
                new SmtpInbox(server ->
                        server.startTlsSocketFactory(certificate.context())
                                .requireTLS()
                                .requireAuth()
                                .authenticationHandlerFactory(
                                        new EasyAuthenticationHandlerFactory(
                                                (user, password, context) -> {
                                                    if (!user.equals("aibot")
                                                            || !password.equals("pw")) {
                                                        throw new LoginFailedException();
                                                    }
                                                })))) {
            MailDelivery delivery =
                    delivery(
                            settings(
                                    inbox,
                                    Security.STARTTLS,
                                    "aibot",
                                    "pw",
                                    certificate.pem().toString()));
            delivery.send(MAIL);
            assertThat(delivery.deliverNext()).isTrue();
            assertThat(inbox.received())
                    .containsExactly(
                            new SmtpInbox.Received("ann@example.org", MAIL.subject(), MAIL.text()));
            assertThat(queue.backlog()).isEqualTo(new MailQueue.Backlog(0, 0));

            MailDelivery wrong =
                    delivery(
                            settings(
                                    inbox,
                                    Security.STARTTLS,
                                    "aibot",
                                    "bad",
                                    certificate.pem().toString()));
            wrong.send(MAIL);
            wrong.deliverNext();
            assertThat(inbox.received()).hasSize(1);
            assertThat(queue.backlog().waiting()).isEqualTo(1);
        }
    }

    @Test
    void sendsNothingToAServerWithoutStarttlsOrWithAnUnknownCertificate() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        try (SmtpInbox bare = new SmtpInbox();
                SmtpInbox unknown =
                        new SmtpInbox(s -> s.startTlsSocketFactory(certificate.context()))) {
            for (SmtpInbox inbox : java.util.List.of(bare, unknown)) {
                MailDelivery delivery = delivery(settings(inbox, Security.STARTTLS, "", "", ""));
                delivery.send(MAIL);
                delivery.deliverNext();
                assertThat(inbox.received()).isEmpty();
            }
            assertThat(queue.backlog().waiting()).isEqualTo(2);
        }
    }

    @Test
    void triesAgainWithGrowingPausesAndGivesUpAfterADay() {
        try (SmtpInbox inbox = new SmtpInbox()) {
            MailDelivery delivery = delivery(plain(inbox));
            inbox.refuse(451);
            delivery.send(MAIL);
            assertThat(delivery.deliverNext()).isTrue();
            assertThat(delivery.deliverNext()).as("not due yet").isFalse();
            clock.advance(Duration.ofSeconds(29));
            assertThat(delivery.deliverNext()).isFalse();
            clock.advance(Duration.ofSeconds(1));
            assertThat(delivery.deliverNext()).isTrue();
            clock.advance(Duration.ofSeconds(59));
            assertThat(delivery.deliverNext()).as("the pause has doubled").isFalse();
            for (int hour = 0; hour < 30 && queue.backlog().dead() == 0; hour++) {
                clock.advance(Duration.ofHours(1));
                delivery.deliverNext();
            }
            assertThat(queue.backlog()).isEqualTo(new MailQueue.Backlog(0, 1));
            inbox.refuse(0);
            clock.advance(Duration.ofDays(1));
            assertThat(delivery.deliverNext()).isFalse();
            clock.advance(Duration.ofDays(30));
            queue.forgetDead();
            assertThat(queue.backlog()).isEqualTo(new MailQueue.Backlog(0, 0));
        }
    }

    @Test
    void givesUpAtOnceWhatTheServerWillNeverTake() {
        try (SmtpInbox inbox = new SmtpInbox()) {
            MailDelivery delivery = delivery(plain(inbox));
            inbox.refuse(550);
            delivery.send(MAIL);
            delivery.deliverNext();
            assertThat(queue.backlog()).isEqualTo(new MailQueue.Backlog(0, 1));
        }
    }

    @Test
    void keepsMailSealedOverARestartAndSendsItThen() {
        try (SmtpInbox inbox = new SmtpInbox()) {
            delivery(plain(inbox)).send(MAIL);
            String row =
                    JdbcClient.create(database)
                            .sql("select sealed from notifications_mail")
                            .query((rs, i) ->
                                    new String(rs.getBytes("sealed"), StandardCharsets.ISO_8859_1))
                            .single();
            assertThat(row).doesNotContain("heron").doesNotContain("ann@example.org");
            queue = queue();
            MailDelivery restarted = delivery(plain(inbox));
            restarted.start();
            try {
                inbox.await("ann@example.org", "Gr");
            } finally {
                restarted.stop();
            }
            assertThat(inbox.received()).hasSize(1);
        }
    }

    @Test
    void aRolledBackTransactionSendsNothing() {
        try (SmtpInbox inbox = new SmtpInbox()) {
            MailDelivery delivery = delivery(plain(inbox));
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> {
                        delivery.send(MAIL);
                        status.setRollbackOnly();
                    });
            assertThat(delivery.deliverNext()).isFalse();
        }
    }

    @Test
    void neverSendsWhatOnlyPretends() {
        try (SmtpInbox inbox = new SmtpInbox()) {
            MailDelivery delivery = delivery(plain(inbox));
            delivery.pretend(MAIL);
            assertThat(queue.backlog().waiting()).isEqualTo(1);
            assertThat(delivery.deliverNext()).isTrue();
            assertThat(inbox.received()).isEmpty();
            assertThat(queue.backlog().waiting()).isZero();
        }
    }

    @Test
    void leasesAMailToOneSenderAndOfferItAgainWhenThatOneDied() {
        try (SmtpInbox inbox = new SmtpInbox()) {
            delivery(plain(inbox)).send(MAIL);
            assertThat(queue.lease()).isPresent();
            assertThat(queue.lease()).isEmpty();
            clock.advance(MailQueue.LEASE);
            assertThat(queue.lease()).isPresent();
        }
    }

    @Test
    void refusesHeadersWithLineBreaks() {
        assertThatThrownBy(() -> new Mail("a@b.c\r\nBcc: all@b.c", "x", "y"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mail("a@b.c", "x\nBcc: all@b.c", "y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wantsASenderAndNoPlainTextBeyondThisMachine() {
        MailSettings far =
                new MailSettings(
                        "mail.example.org",
                        25,
                        "",
                        "",
                        "a@b.c",
                        Security.NONE,
                        "",
                        Duration.ofSeconds(1));
        assertThat(far.isPlainOnlyLocally()).isFalse();
        MailSettings nameless =
                new MailSettings(
                        "localhost", 25, "", "", "", Security.NONE, "", Duration.ofSeconds(1));
        assertThat(nameless.isSenderNamed()).isFalse();
        assertThat(nameless.isPlainOnlyLocally()).isTrue();
    }
}
