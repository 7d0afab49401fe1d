package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.identity.devices.DeviceRegistry;
import io.aibotiyi.backend.identity.devices.DeviceStore;
import io.aibotiyi.backend.identity.devices.DpopProofs;
import io.aibotiyi.backend.identity.devices.RegisteredDevices;
import io.aibotiyi.backend.identity.keys.FormerKeyFile;
import io.aibotiyi.backend.identity.keys.KeyRing;
import io.aibotiyi.backend.identity.keys.SignatureAlgorithm;
import io.aibotiyi.backend.identity.keys.SigningKeySettings;
import io.aibotiyi.backend.identity.keys.SigningKeyStore;
import io.aibotiyi.backend.testing.RecordingAlerts;
import io.aibotiyi.backend.testing.RecordingAudit;
import io.aibotiyi.backend.testing.RecordingNotices;
import io.aibotiyi.backend.testing.TestAccess;
import io.aibotiyi.backend.testing.TestVault;
import io.aibotiyi.domain.TimeOrderedIds;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** All of sessions as one node of the backend has it; several may share a database. */
public final class SessionNode {

    public final RecordingAudit audit = new RecordingAudit();
    public final RecordingNotices notices = new RecordingNotices();
    public final RecordingAlerts alerts = new RecordingAlerts();
    public final List<Object> events = new CopyOnWriteArrayList<>();
    public final Access access;
    public final KeyRing keys;
    public final DpopProofs proofs;
    public final RegisteredDevices devices;
    public final SessionEnds ends;
    public final Sessions sessions;
    public final SessionOverview overview;
    public final SessionUpkeep upkeep;

    public SessionNode(DataSource database, Path home, Clock clock, UserAccounts accounts) {
        this(database, home, clock, accounts, SessionSettings.defaults(), keySettings());
    }

    public SessionNode(
            DataSource database,
            Path home,
            Clock clock,
            UserAccounts accounts,
            SessionSettings settings,
            SigningKeySettings keySettings) {
        JdbcClient jdbc = JdbcClient.create(database);
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
        access = TestAccess.on(database, clock);
        keys =
                new KeyRing(
                        new SigningKeyStore(jdbc, TestVault.on(database, home).vault()),
                        new FormerKeyFile(home.toString()),
                        keySettings,
                        audit,
                        clock,
                        transactions);
        AccessTokens accessTokens = new AccessTokens(keys, clock);
        SessionStore store = new SessionStore(jdbc);
        LiveSessions live = new LiveSessions(store, settings, clock);
        EndedSessions ended = new EndedSessions();
        RefreshTokens tokens = new RefreshTokens(jdbc);
        DeviceStore deviceStore = new DeviceStore(jdbc);
        DeviceRegistry registry = new DeviceRegistry(deviceStore, audit, notices, ids, clock);
        proofs = new DpopProofs(jdbc, clock, transactions);
        ends = new SessionEnds(store, live, ended, audit, clock, events::add, transactions);
        devices =
                new RegisteredDevices(
                        deviceStore, registry, ends, audit, notices, alerts, transactions);
        SessionOpening opening =
                new SessionOpening(
                        store,
                        tokens,
                        ends,
                        live,
                        registry,
                        accounts,
                        access,
                        accessTokens,
                        settings,
                        audit,
                        notices,
                        ids,
                        clock,
                        transactions);
        sessions =
                new Sessions(
                        opening,
                        new Renewals(
                                store,
                                tokens,
                                opening,
                                ends,
                                settings,
                                audit,
                                notices,
                                alerts,
                                clock,
                                transactions),
                        new Callers(
                                accessTokens,
                                proofs,
                                live,
                                ended,
                                store,
                                ends,
                                access,
                                settings,
                                audit,
                                notices,
                                clock,
                                transactions),
                        store,
                        tokens,
                        ends);
        overview = new SessionOverview(store, ends, settings, clock);
        upkeep =
                new SessionUpkeep(
                        store, ends, keys, proofs, settings, clock, "jdbc:postgresql://shared");
    }

    public static SessionSettings idleAfter(Duration idle) {
        SessionSettings usual = SessionSettings.defaults();
        return new SessionSettings(
                idle,
                usual.life(),
                usual.perPerson(),
                usual.retryWindow(),
                usual.confirmDevices(),
                usual.recheck(),
                usual.sweep());
    }

    public static SigningKeySettings keySettings() {
        return new SigningKeySettings(
                SignatureAlgorithm.ES256, Duration.ofDays(30), Duration.ofMinutes(10));
    }
}
