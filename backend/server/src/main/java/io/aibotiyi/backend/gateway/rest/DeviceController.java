package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Devices;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Sessions.DeviceView;
import io.aibotiyi.protocol.Sessions.RenameDevice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Devices")
class DeviceController {

    private final Devices devices;

    DeviceController(Devices devices) {
        this.devices = devices;
    }

    @GetMapping("/devices")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Your devices, the latest seen first")
    List<DeviceView> own(@AuthenticationPrincipal AuthenticatedUser user) {
        return devices.of(user);
    }

    @PutMapping("/devices/{id}")
    @Requires(Permission.SELF_CHANGE)
    @Operation(summary = "Name one of your devices")
    DeviceView rename(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID id,
            @RequestBody RenameDevice request) {
        return devices.rename(user, id, request.name());
    }

    @PostMapping("/devices/{id}/confirmation")
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "Trust one of your devices that is pending, from one that is not")
    DeviceView confirm(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        return devices.confirm(user, id);
    }

    @DeleteMapping("/devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "Forget one of your devices and end its sessions")
    void remove(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        devices.remove(user, id);
    }

    @GetMapping("/admin/devices")
    @Requires(Permission.SESSIONS_READ)
    @Operation(summary = "Everybody's devices, the latest added first")
    Page<DeviceView> everybodys(
            @RequestParam(required = false) @Nullable UserId user,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return devices.page(user, after, limit);
    }

    @PostMapping("/admin/devices/{id}/confirmation")
    @Requires(Permission.PEOPLE_MANAGE)
    @Operation(summary = "Trust somebody's pending device for them")
    DeviceView confirmAnybodys(@PathVariable UUID id) {
        return devices.confirmAnybodys(id);
    }

    @DeleteMapping("/admin/devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SESSIONS_END)
    @Operation(summary = "Forget somebody's device and end its sessions")
    void removeAnybodys(@PathVariable UUID id) {
        devices.removeAnybodys(id);
    }
}
