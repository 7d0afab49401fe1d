package io.aibotiyi.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.backend.testing.SmtpInbox;
import io.aibotiyi.backend.testing.TotpCodes;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiKey;
import io.aibotiyi.client.SignIns.NextFactor;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ApiKeys.CreateApiKey;
import io.aibotiyi.protocol.Factors.RecoveryCodes;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.SetEmail;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Listens to every logger at its most talkative while people and bots sign in. */
class LogSecrecyEndToEndTest {

    private static final String PASSWORD = "violet-anchor-7-orchard";
    private static final String NEW_PASSWORD = "seven herons on a wire";
    private static final String WRONG = "a mistyped pass phrase";

    /** Keeps what is logged as it would be written, arguments and causes included. */
    private static final class Listening extends AppenderBase<ILoggingEvent> {

        final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            String cause =
                    event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + cause);
        }
    }

    private final Map<String, String> secrets = new TreeMap<>();
    private final SmtpInbox inbox = new SmtpInbox();

    private void secret(String what, String value) {
        secrets.put(what, value);
    }

    private void session(String of, Session session) {
        secret(of + " access token", session.accessToken());
        secret(of + " refresh token", session.refreshToken());
    }

    @Test
    @DisplayName("D10 no password, token, code or key is in any log, however much is logged")
    void logsNoSecrets(@TempDir Path home) throws Exception {
        secret("password", PASSWORD);
        secret("new password", NEW_PASSWORD);
        secret("wrong password", WRONG);
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("io.aibotiyi");
        Logger web = (Logger) LoggerFactory.getLogger("org.springframework");
        try (inbox;
                Backend backend =
                        Backend.start(
                                new BackendOptions(
                                        home,
                                        BackendOptions.LOOPBACK,
                                        0,
                                        0,
                                        null,
                                        Map.of(
                                                "aibot.mail.host", "127.0.0.1",
                                                "aibot.mail.port", String.valueOf(inbox.port()),
                                                "aibot.mail.from", "aibot@example.org",
                                                "aibot.mail.security", "NONE")))) {
            Listening listening = new Listening();
            listening.setContext(root.getLoggerContext());
            listening.start();
            Map<Logger, Level> before = new java.util.HashMap<>();
            for (Logger logger : List.of(ours, web)) {
                before.put(logger, logger.getLevel());
                logger.setLevel(Level.TRACE);
                logger.setAdditive(false);
                logger.addAppender(listening);
            }
            root.addAppender(listening);
            try {
                walk(backend);
            } finally {
                root.detachAppender(listening);
                before.forEach((logger, level) -> {
                    logger.detachAppender(listening);
                    logger.setLevel(level);
                    logger.setAdditive(true);
                });
            }
            assertThat(listening.lines).as("the walk is logged at all").hasSizeGreaterThan(100);
            secrets.forEach((what, value) ->
                    assertThat(listening.lines)
                            .as("no log line with the " + what)
                            .noneMatch(line -> line.contains(value)));
        }
    }

    private void walk(Backend backend) throws Exception {
        String setup = backend.setupSecret().orElseThrow();
        secret("setup secret", setup);
        try (AibotClient client = AibotClients.connect(backend.address())) {
            session("setup's", client.setUp(setup, "ann", PASSWORD));
            client.people().setEmail(client.session().user().id(), new SetEmail("ann@example.org"));
            var invitation = client.people().invite(new InvitePerson("bob", null, null));
            secret("invitation", String.valueOf(invitation.token()));
            client.people().acceptInvitation(String.valueOf(invitation.token()), PASSWORD);
            var _ = catchThrowable(() -> client.signIns().stepUpWithPassword(WRONG));
            client.signIns().stepUpWithPassword(PASSWORD);
            session("stepped-up", client.session());
            bot(backend, client);
            mailed(backend);
            secondFactor(backend, client);
            watch(client);
        }
    }

    private void bot(Backend backend, AibotClient owner) {
        ApiKey.NewKey pair = ApiKey.generate();
        ApiKey key =
                pair.registered(
                        owner.apiKeys()
                                .create(
                                        new CreateApiKey(
                                                "bot",
                                                pair.publicKey(),
                                                List.of("account:read", "market:read"),
                                                List.of(),
                                                null))
                                .id());
        secret("key", key.secret().substring(key.secret().lastIndexOf('.') + 1));
        try (AibotClient bot = AibotClients.connect(backend.address(), key)) {
            bot.orders().accounts();
            watch(bot);
        }
    }

    /** By a mailed code, mistyped first. */
    private void mailed(Backend backend) {
        try (AibotClient other = AibotClients.connect(backend.address())) {
            NextFactor asked = other.signIns().emailCode("ann");
            Awaitility.await().until(() -> !inbox.received().isEmpty());
            String code = SmtpInbox.code(inbox.received().getLast());
            secret("mailed code", code);
            var _ = catchThrowable(() -> other.signIns().emailedCode(asked.flow(), "00000000"));
            other.signIns().emailedCode(asked.flow(), code);
            session("mailed", other.session());
        }
    }

    private void secondFactor(Backend backend, AibotClient client) {
        TotpEnrolment totp = client.factors().enrolTotp();
        secret("authenticator's secret", totp.secret());
        RecoveryCodes codes =
                Objects.requireNonNull(
                        client.factors().confirmTotp(TotpCodes.now(totp.secret())).recoveryCodes());
        for (int i = 0; i < codes.codes().size(); i++) {
            secret("recovery code " + i, codes.codes().get(i));
        }
        try (AibotClient other = AibotClients.connect(backend.address())) {
            NextFactor next = (NextFactor) other.signIns().password("ann", PASSWORD);
            var _ = catchThrowable(() -> other.signIns().recoveryCode(next.flow(), "0000-0000"));
            other.signIns().recoveryCode(next.flow(), codes.codes().getFirst());
            session("second", other.session());
            other.orders().accounts();
            other.logout();
        }
        session("last", client.session());
    }

    private static void watch(AibotClient client) {
        CountDownLatch heard = new CountDownLatch(1);
        try (var _ =
                client.streams()
                        .subscribe(
                                new Subscribe(0, Channel.FEEDS, null, null, null, null),
                                frame -> heard.countDown())) {
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
