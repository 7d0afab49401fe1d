package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.identity.OwnCredentials;
import io.aibotiyi.backend.identity.Recoveries;
import io.aibotiyi.backend.identity.SignIns;
import io.aibotiyi.backend.identity.credentials.Passwords;
import io.aibotiyi.backend.testing.IdentityContext;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.backend.testing.SmtpInbox;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Start;
import io.aibotiyi.protocol.SignIn.Step;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One node: identity and the modules it calls, wired as the backend wires them, on a test's
 * database, clock and SMTP server.
 */
final class CredentialsRig implements AutoCloseable {

    static final String PASSWORD = "a quiet lake at dawn";
    static final String RP_ID = "trade.example.org";
    static final String ORIGIN = "https://trade.example.org";

    final SettableClock clock;
    final JdbcClient jdbc;
    private final AnnotationConfigApplicationContext context;
    private final AtomicInteger addresses = new AtomicInteger();

    CredentialsRig(
            DataSource database,
            Path home,
            SettableClock clock,
            SmtpInbox inbox,
            @Nullable String embeddedSecret,
            Map<String, Object> settings) {
        this.clock = clock;
        this.jdbc = JdbcClient.create(database);
        Map<String, Object> all = new HashMap<>();
        all.put("aibot.home", home.toString());
        all.put("aibot.mail.host", "127.0.0.1");
        all.put("aibot.mail.port", inbox.port());
        all.put("aibot.mail.from", "aibot@example.org");
        all.put("aibot.mail.security", "NONE");
        all.put("aibot.identity.passkey-rp-id", RP_ID);
        all.put("aibot.identity.passkey-origins", ORIGIN);
        all.put("aibot.sessions.confirm-devices", "false");
        all.putAll(settings);
        context = IdentityContext.open(database, clock, embeddedSecret, all);
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    Identity identity() {
        return get(Identity.class);
    }

    SignIns signIns() {
        return get(SignIns.class);
    }

    OwnCredentials own() {
        return get(OwnCredentials.class);
    }

    Recoveries recoveries() {
        return get(Recoveries.class);
    }

    /** Somewhere nobody has called from. */
    ClientDescription elsewhere() {
        int n = addresses.incrementAndGet();
        return ClientDescription.at("10." + (n >> 16) + "." + (n >> 8 & 255) + "." + (n & 255));
    }

    /** Somebody with that name, PASSWORD and NAME@example.org. */
    UserId person(String name, String... roles) {
        return personWith(name, get(Passwords.class).hash(PASSWORD), roles);
    }

    UserId personWith(String name, @Nullable String hash, String... roles) {
        UserId id = new UserId(get(TimeOrderedIds.class).next());
        PersonalVault vault = get(PersonalVault.class);
        String address = name + "@example.org";
        jdbc.sql(
                        "insert into identity_user (id, username, password_hash, roles, created_at,"
                                + " state_since, email, email_fingerprint) values (?, ?, ?, '', ?,"
                                + " ?, ?, ?)")
                .param(id.value())
                .param(name)
                .param(hash)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(vault.seal(id, "identity.email", address))
                .param(vault.fingerprint("identity.email", address))
                .update();
        get(io.aibotiyi.backend.access.Access.class)
                .assignFirst(id, roles.length == 0 ? Set.of("CUSTOMER") : Set.of(roles));
        return id;
    }

    Step password(String name, String password, ClientDescription from) {
        return signIns().start(new Start(FactorKind.PASSWORD, name, password), from);
    }

    /** Signs a person with one factor in. */
    AuthenticatedUser in(String name) {
        Session session = password(name, PASSWORD, elsewhere()).session();
        if (session == null) {
            throw new AssertionError(name + " has a second factor");
        }
        return who(session);
    }

    AuthenticatedUser who(Session session) {
        return identity().authenticate(session.accessToken());
    }

    Set<Factor> factors(@Nullable Session session) {
        if (session == null) {
            throw new AssertionError("not signed in");
        }
        return who(session).factors();
    }

    List<String> audited(String action) {
        return jdbc.sql("select action from audit_entry where action = ?")
                .param(action)
                .query(String.class)
                .list();
    }

    List<String> notices(UserId person) {
        return jdbc.sql("select kind from notifications_notice where person = ? order by id")
                .param(person.value())
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        context.close();
    }
}
