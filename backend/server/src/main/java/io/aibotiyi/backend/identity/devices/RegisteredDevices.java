package io.aibotiyi.backend.identity.devices;

import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Devices;
import io.aibotiyi.backend.identity.TimeCursor;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Sessions.DeviceState;
import io.aibotiyi.protocol.Sessions.DeviceView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists, names, confirms and forgets devices, each change with its audit entry. */
@Component
public final class RegisteredDevices implements Devices {

    private static final int LONGEST_NAME = 64;

    private final DeviceStore store;
    private final DeviceRegistry registry;
    private final DeviceSessions sessions;
    private final AuditLog audit;
    private final Notices notices;
    private final SecurityAlerts alerts;
    private final TransactionTemplate transaction;

    public RegisteredDevices(
            DeviceStore store,
            DeviceRegistry registry,
            DeviceSessions sessions,
            AuditLog audit,
            Notices notices,
            SecurityAlerts alerts,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.registry = registry;
        this.sessions = sessions;
        this.audit = audit;
        this.notices = notices;
        this.alerts = alerts;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<DeviceView> of(AuthenticatedUser user) {
        return store.of(user.id()).stream().map(d -> view(d, user)).toList();
    }

    @Override
    public DeviceView rename(AuthenticatedUser user, UUID device, String name) {
        String given = name.strip();
        if (given.isEmpty()
                || given.length() > LONGEST_NAME
                || given.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "A device's name has 1 to " + LONGEST_NAME + " characters on one line",
                    "name");
        }
        return inTransaction(() -> {
            own(user, device);
            store.rename(device, given);
            audit.append(AuditEvent.done("identity.device.renamed", "device:" + device));
            return view(own(user, device), user);
        });
    }

    @Override
    public DeviceView confirm(AuthenticatedUser user, UUID device) {
        if (!"true".equals(user.attributes().get("device.trusted"))) {
            throw new ProblemException(
                    ErrorCode.DEVICE_PENDING,
                    "Confirm it from a device that is trusted, or sign in on it with a second"
                            + " factor");
        }
        return inTransaction(() -> {
            trust(own(user, device), "another device");
            return view(own(user, device), user);
        });
    }

    @Override
    public void remove(AuthenticatedUser user, UUID device) {
        DeviceStore.Row gone =
                inTransaction(() -> {
                    DeviceStore.Row own = own(user, device);
                    forget(own);
                    return own;
                });
        boolean itself = device.toString().equals(user.device());
        if (gone.state() == DeviceState.PENDING && !itself) {
            refused(gone);
        }
    }

    @Override
    public Page<DeviceView> page(@Nullable UserId user, @Nullable String after, int limit) {
        TimeCursor.requireLimit(limit);
        TimeCursor cursor = TimeCursor.parse(after);
        List<DeviceStore.Row> rows =
                store.page(
                        user,
                        cursor == null ? null : cursor.time(),
                        cursor == null ? null : cursor.id(),
                        limit + 1);
        return TimeCursor.page(
                rows, limit, d -> view(d, null), d -> new TimeCursor(d.added(), d.id()));
    }

    @Override
    public DeviceView confirmAnybodys(UUID device) {
        return inTransaction(() -> {
            trust(any(device), "an administrator");
            return view(any(device), null);
        });
    }

    @Override
    public void removeAnybodys(UUID device) {
        transaction.executeWithoutResult(status -> forget(any(device)));
    }

    private void trust(DeviceStore.Row device, String by) {
        if (store.trust(device.id())) {
            sessions.confirmed(device.id());
            registry.confirmed(device, by);
        }
    }

    private void forget(DeviceStore.Row device) {
        sessions.endOf(device.id(), "device removed");
        store.remove(device.id());
        audit.append(
                AuditEvent.done("identity.device.removed", "device:" + device.id())
                        .with(Map.of("user", device.user().toString())));
        notices.tell(
                device.user(),
                "identity.device.removed",
                Map.of("device", device.id().toString(), "name", device.name()));
    }

    /** Its owner does not know a device that signed in with the right password. */
    private void refused(DeviceStore.Row device) {
        alerts.raise(
                "identity.device.refused",
                Severity.WARNING,
                device.user(),
                Map.of(
                        "device", device.id().toString(),
                        "address", device.address()));
    }

    private DeviceStore.Row own(AuthenticatedUser user, UUID device) {
        return store.byId(device)
                .filter(d -> d.user().equals(user.id()))
                .orElseThrow(() -> unknown(device));
    }

    private DeviceStore.Row any(UUID device) {
        return store.byId(device).orElseThrow(() -> unknown(device));
    }

    private static ProblemException unknown(UUID device) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no device " + device);
    }

    private static DeviceView view(DeviceStore.Row d, @Nullable AuthenticatedUser user) {
        Optional<String> current = Optional.ofNullable(user).map(AuthenticatedUser::device);
        return new DeviceView(
                d.id(),
                d.user(),
                d.username(),
                d.name(),
                d.state(),
                d.key(),
                d.agent(),
                d.address(),
                d.added(),
                d.seen(),
                current.equals(Optional.of(d.id().toString())));
    }

    private interface Work<T> {
        T run();
    }

    private <T> T inTransaction(Work<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.run()));
    }
}
