package io.aibotiyi.client;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Sessions.DeviceView;
import io.aibotiyi.protocol.Sessions.RenameDevice;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Devices over REST. */
final class HttpDevices implements Devices {

    private final RestCalls rest;

    HttpDevices(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<DeviceView> list() {
        return rest.get("/devices", new TypeReference<>() {});
    }

    @Override
    public DeviceView rename(UUID device, String name) {
        return rest.put(
                "/devices/" + device, new RenameDevice(name), Map.of(), new TypeReference<>() {});
    }

    @Override
    public DeviceView confirm(UUID device) {
        return rest.post("/devices/" + device + "/confirmation", new TypeReference<>() {});
    }

    @Override
    public void remove(UUID device) {
        rest.deleteForNothing("/devices/" + device);
    }

    @Override
    public Page<DeviceView> everybodys(@Nullable UserId user, @Nullable String after, int limit) {
        return rest.get(
                "/admin/devices" + HttpSessions.page(user, after, limit), new TypeReference<>() {});
    }

    @Override
    public DeviceView confirmAnybodys(UUID device) {
        return rest.post("/admin/devices/" + device + "/confirmation", new TypeReference<>() {});
    }

    @Override
    public void removeAnybodys(UUID device) {
        rest.deleteForNothing("/admin/devices/" + device);
    }
}
