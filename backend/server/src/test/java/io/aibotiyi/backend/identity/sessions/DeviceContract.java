package io.aibotiyi.backend.identity.sessions;

import static io.aibotiyi.backend.identity.sessions.SessionDesk.NETWORK_A;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.backend.identity.devices.TestDevice;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Sessions.DeviceState;
import io.aibotiyi.protocol.Sessions.DeviceView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices: registered, pending, confirmed, named, removed; and calls bound to them. */
abstract class DeviceContract {

    private static final Set<Factor> PASSWORD = EnumSet.of(Factor.PASSWORD);
    private static final String TARGET = "https://desk.example.com/api/v1/accounts";

    @TempDir Path home;

    private final SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");
    private HikariDataSource database;
    private SessionDesk desk;
    private SessionNode node;
    private Users.User ann;
    private TestDevice first;
    private TestDevice second;

    abstract HikariDataSource open();

    @BeforeEach
    void openDatabase() {
        database = open();
        desk = new SessionDesk(database, home, clock);
        node = desk.node();
        ann = desk.person("ann");
        first = new TestDevice(clock);
        second = new TestDevice(clock);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private Session login(TestDevice device, Set<Factor> factors) {
        return node.sessions.open(ann, factors, at(device));
    }

    private static ClientDescription at(TestDevice device) {
        return new ClientDescription(
                NETWORK_A.address(), NETWORK_A.agent(), device.thumbprint(), "Desk");
    }

    private AuthenticatedUser call(Session session, TestDevice device) {
        return node.sessions.authenticate(
                presented(session, device.proof("GET", TARGET, session.accessToken())));
    }

    private static PresentedToken presented(Session session, String proof) {
        return new PresentedToken(
                session.accessToken(),
                proof,
                "GET",
                TARGET,
                NETWORK_A.address(),
                NETWORK_A.agent(),
                true,
                false);
    }

    private DeviceView device(AuthenticatedUser user, TestDevice which) {
        return node.devices.of(user).stream()
                .filter(d -> d.key().equals(which.thumbprint()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("E9 the first device is trusted; a later one waits, and its owner is told")
    void aFurtherDeviceIsPending() {
        Session trusted = login(first, PASSWORD);
        AuthenticatedUser user = call(trusted, first);
        assertThat(user.attributes()).containsEntry("device.trusted", "true");
        assertThat(node.notices.kinds()).isEmpty();

        Session pending = login(second, PASSWORD);

        assertThat(node.notices.kinds()).containsExactly("identity.device.added");
        assertThat(device(user, second).state()).isEqualTo(DeviceState.PENDING);
        desk.assertRefused(ErrorCode.DEVICE_PENDING, () -> call(pending, second));
    }

    @Test
    @DisplayName("E9 another device confirms it; its session goes on")
    void anotherDeviceConfirms() {
        AuthenticatedUser user = call(login(first, PASSWORD), first);
        Session pending = login(second, PASSWORD);

        DeviceView confirmed = node.devices.confirm(user, device(user, second).id());

        assertThat(confirmed.state()).isEqualTo(DeviceState.TRUSTED);
        assertThat(call(pending, second).attributes()).containsEntry("device.trusted", "true");
        assertThat(node.audit.actions()).contains("identity.device.confirmed");
    }

    @Test
    @DisplayName("E9 a second factor confirms it, at sign-in or afterwards")
    void aSecondFactorConfirms() {
        login(first, PASSWORD);
        Session pending = login(second, PASSWORD);
        PresentedToken confined =
                new PresentedToken(
                        pending.accessToken(),
                        second.proof("GET", TARGET, pending.accessToken()),
                        "GET",
                        TARGET,
                        NETWORK_A.address(),
                        NETWORK_A.agent(),
                        true,
                        true);
        AuthenticatedUser user = node.sessions.authenticate(confined);

        Session proved = node.sessions.reauthenticated(user, EnumSet.of(Factor.TOTP), at(second));

        assertThat(device(call(proved, second), second).state()).isEqualTo(DeviceState.TRUSTED);
        TestDevice third = new TestDevice(clock);
        call(login(third, EnumSet.of(Factor.PASSKEY)), third);
    }

    @Test
    @DisplayName("E9 a pending device cannot confirm itself, nor another person's")
    void aPendingDeviceConfirmsNothing() {
        AuthenticatedUser user = call(login(first, PASSWORD), first);
        Session pending = login(second, PASSWORD);
        AuthenticatedUser untrusted =
                node.sessions.authenticate(
                        new PresentedToken(
                                pending.accessToken(),
                                second.proof("GET", TARGET, pending.accessToken()),
                                "GET",
                                TARGET,
                                "",
                                "",
                                true,
                                true));
        DeviceView waiting = device(user, second);
        desk.assertRefused(
                ErrorCode.DEVICE_PENDING, () -> node.devices.confirm(untrusted, waiting.id()));
        Users.User bob = desk.person("bob");
        AuthenticatedUser bobs =
                desk.call(node, node.sessions.open(bob, PASSWORD, NETWORK_A), NETWORK_A, true);
        desk.assertRefused(ErrorCode.NOT_FOUND, () -> node.devices.confirm(bobs, waiting.id()));
        desk.assertRefused(ErrorCode.NOT_FOUND, () -> node.devices.remove(bobs, waiting.id()));
    }

    @Test
    @DisplayName("E9 a waiting device that its owner removes alerts; a trusted one does not")
    void aRefusedDeviceAlerts() {
        AuthenticatedUser user = call(login(first, PASSWORD), first);
        login(new TestDevice(clock), EnumSet.of(Factor.PASSKEY));
        login(second, PASSWORD);
        DeviceView waiting = device(user, second);
        for (DeviceView device : node.devices.of(user)) {
            if (!device.current() && device.state() == DeviceState.TRUSTED) {
                node.devices.remove(user, device.id());
            }
        }
        assertThat(node.alerts.kinds()).isEmpty();

        node.devices.remove(user, waiting.id());

        assertThat(node.alerts.kinds()).containsExactly("identity.device.refused");
    }

    @Test
    @DisplayName("E9 leaving the key away does not avoid the confirmation")
    void aClientWithoutAKeyIsConfinedToo() {
        login(first, PASSWORD);

        Session without = node.sessions.open(ann, PASSWORD, NETWORK_A);

        desk.assertRefused(
                ErrorCode.DEVICE_PENDING, () -> desk.call(node, without, NETWORK_A, true));
        Session proved =
                node.sessions.open(ann, EnumSet.of(Factor.PASSWORD, Factor.TOTP), NETWORK_A);
        desk.call(node, proved, NETWORK_A, true);
    }

    @Test
    @DisplayName("E8 devices are listed with their name, last use and address, renamed and removed")
    void listsNamesAndRemoves() {
        AuthenticatedUser user = call(login(first, PASSWORD), first);
        clock.advance(Duration.ofSeconds(5));
        Session other = login(second, EnumSet.of(Factor.PASSKEY));

        assertThat(node.devices.of(user))
                .extracting(DeviceView::name)
                .containsExactly("Desk", "Desk");
        assertThat(node.devices.of(user).getFirst().lastSeen()).isEqualTo(clock.instant());
        assertThat(device(user, first).current()).isTrue();
        assertThat(node.devices.rename(user, device(user, second).id(), " Laptop ").name())
                .isEqualTo("Laptop");
        for (String bad : List.of(" ", "x".repeat(65), "two\nlines")) {
            desk.assertRefused(
                    ErrorCode.INVALID_FIELD,
                    () -> node.devices.rename(user, device(user, second).id(), bad));
        }
        node.devices.remove(user, device(user, second).id());
        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> call(other, second));
        assertThat(node.devices.of(user)).hasSize(1);
        assertThat(node.devices.page(null, null, 10).items()).hasSize(1);
        desk.assertRefused(ErrorCode.DEVICE_PENDING, () -> call(login(second, PASSWORD), second));
    }

    @Test
    @DisplayName("D9 a bound token is worth nothing without a fresh proof of its device's key")
    void aBoundTokenNeedsAProof() {
        Session session = login(first, PASSWORD);
        String token = session.accessToken();
        String good = first.proof("GET", TARGET, token);
        node.sessions.authenticate(presented(session, good));

        assertThat(SessionDesk.claims(token).get("cnf").get("jkt").stringValue())
                .isEqualTo(first.thumbprint());
        desk.assertRefused(
                ErrorCode.BAD_PROOF,
                () -> node.sessions.authenticate(PresentedToken.bearer(token)));
        for (String bad :
                List.of(
                        good,
                        second.proof("GET", TARGET, token),
                        first.proof("POST", TARGET, token),
                        first.proof("GET", TARGET + "/x", token),
                        first.proof("GET", TARGET, token + "x"),
                        first.proof("GET", TARGET, java.util.Map.of()))) {
            desk.assertRefused(
                    ErrorCode.BAD_PROOF, () -> node.sessions.authenticate(presented(session, bad)));
        }
    }
}
