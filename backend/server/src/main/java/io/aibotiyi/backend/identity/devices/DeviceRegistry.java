package io.aibotiyi.backend.identity.devices;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Sessions.DeviceState;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Registers devices as people sign in with them. The first device of a person is trusted; a later
 * one only with a second factor, or once it is confirmed. Runs in the caller's transaction.
 */
@Component
public final class DeviceRegistry {

    private static final int LONGEST_NAME = 64;

    private final DeviceStore store;
    private final AuditLog audit;
    private final Notices notices;
    private final TimeOrderedIds ids;
    private final Clock clock;

    public DeviceRegistry(
            DeviceStore store, AuditLog audit, Notices notices, TimeOrderedIds ids, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a sign-in is made from. */
    public record SignInDevice(UUID id, boolean trusted) {}

    /**
     * The device that holds this key, registered now if it is new.
     *
     * @param key thumbprint of a key whose proof was checked
     * @param proven true if a second factor was shown, which confirms the device
     */
    public SignInDevice signedIn(UserId user, String key, boolean proven, ClientDescription from) {
        Optional<DeviceStore.Row> known = store.byKey(user, key);
        if (known.isEmpty()) {
            return add(user, key, proven || !store.hasTrusted(user), from);
        }
        DeviceStore.Row device = known.get();
        store.seen(device.id(), from.agent(), from.address(), clock.instant());
        if (proven && store.trust(device.id())) {
            confirmed(device, "a second factor");
            return new SignInDevice(device.id(), true);
        }
        return new SignInDevice(device.id(), device.state() == DeviceState.TRUSTED);
    }

    /** True if the person has a device to confirm others from. */
    public boolean hasTrusted(UserId user) {
        return store.hasTrusted(user);
    }

    void confirmed(DeviceStore.Row device, String by) {
        audit.append(
                AuditEvent.done("identity.device.confirmed", "device:" + device.id())
                        .with(Map.of("user", device.user().toString(), "by", by)));
        notices.tell(
                device.user(),
                "identity.device.confirmed",
                Map.of("device", device.id().toString(), "name", device.name()));
    }

    private SignInDevice add(UserId user, String key, boolean trusted, ClientDescription from) {
        Instant now = clock.instant();
        boolean first = !store.hasTrusted(user);
        DeviceStore.Row device =
                new DeviceStore.Row(
                        ids.next(),
                        user,
                        "",
                        key,
                        name(from),
                        trusted ? DeviceState.TRUSTED : DeviceState.PENDING,
                        from.agent(),
                        from.address(),
                        now,
                        now);
        store.add(device);
        audit.append(
                AuditEvent.done("identity.device.added", "device:" + device.id())
                        .with(Map.of("user", user.toString(), "state", device.state().name())));
        if (!first) {
            notices.tell(
                    user,
                    "identity.device.added",
                    Map.of(
                            "device", device.id().toString(),
                            "name", device.name(),
                            "state", device.state().name(),
                            "address", from.address()));
        }
        return new SignInDevice(device.id(), trusted);
    }

    private static String name(ClientDescription from) {
        String given = from.deviceName();
        String name = given == null || given.isBlank() ? "Unnamed device" : given.strip();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
