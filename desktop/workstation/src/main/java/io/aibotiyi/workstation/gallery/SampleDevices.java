package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Devices;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Sessions.DeviceState;
import io.aibotiyi.protocol.Sessions.DeviceView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registered devices in memory. */
record SampleDevices(List<DeviceView> devices, Instant now) implements Devices {

    @Override
    public List<DeviceView> list() {
        return devices.stream().filter(d -> d.user().equals(SamplePeople.id(0))).toList();
    }

    @Override
    public DeviceView rename(UUID device, String name) {
        return change(device, name, null);
    }

    @Override
    public DeviceView confirm(UUID device) {
        return change(device, null, DeviceState.TRUSTED);
    }

    @Override
    public void remove(UUID device) {
        devices.removeIf(d -> d.id().equals(device));
    }

    @Override
    public Page<DeviceView> everybodys(@Nullable UserId user, @Nullable String after, int limit) {
        return new Page<>(
                devices.stream().filter(d -> user == null || user.equals(d.user())).toList(), null);
    }

    @Override
    public DeviceView confirmAnybodys(UUID device) {
        return confirm(device);
    }

    @Override
    public void removeAnybodys(UUID device) {
        remove(device);
    }

    private DeviceView change(UUID device, @Nullable String name, @Nullable DeviceState state) {
        for (int i = 0; i < devices.size(); i++) {
            DeviceView d = devices.get(i);
            if (d.id().equals(device)) {
                DeviceView next =
                        new DeviceView(
                                d.id(),
                                d.user(),
                                d.username(),
                                name == null ? d.name() : name,
                                state == null ? d.state() : state,
                                d.key(),
                                d.agent(),
                                d.address(),
                                d.added(),
                                now,
                                d.current());
                devices.set(i, next);
                return next;
            }
        }
        throw new IllegalArgumentException("no device " + device);
    }
}
