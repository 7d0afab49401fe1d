package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.gateway.web.EntityTags;
import io.aibotiyi.backend.gateway.web.Revalidated;
import io.aibotiyi.backend.operations.FeatureFlags;
import io.aibotiyi.backend.operations.Settings;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Operations.FlagChange;
import io.aibotiyi.protocol.Operations.FlagView;
import io.aibotiyi.protocol.Operations.SettingView;
import io.aibotiyi.protocol.Operations.SystemHealth;
import io.aibotiyi.protocol.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/system")
@Tag(name = "System")
class SystemController {

    static final String BILL_OF_MATERIALS = "META-INF/sbom/application.cdx.json";

    private final HealthReport health;
    private final Settings settings;
    private final FeatureFlags flags;
    private final JsonMapper json;

    SystemController(HealthReport health, Settings settings, FeatureFlags flags, JsonMapper json) {
        this.health = health;
        this.settings = settings;
        this.flags = flags;
        this.json = json;
    }

    @GetMapping("/health")
    @Requires(Permission.SYSTEM_READ)
    @Operation(summary = "Process, database, queues, feeds, streams and limits now")
    SystemHealth health() {
        return health.now();
    }

    @GetMapping("/settings")
    @Requires(Permission.CONFIG_READ)
    @Revalidated
    @Operation(summary = "The configuration in force, secrets masked")
    List<SettingView> settings() {
        return settings.list();
    }

    @GetMapping("/flags")
    @Requires(Permission.CONFIG_READ)
    @Operation(summary = "Every feature flag")
    List<FlagView> flags() {
        return flags.list();
    }

    @PutMapping("/flags/{name}")
    @Requires(Permission.CONFIG_MANAGE)
    @Operation(summary = "Switch a feature flag; If-Match names the version that was seen")
    ResponseEntity<FlagView> changeFlag(
            @PathVariable String name,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody FlagChange change) {
        FlagView changed = flags.change(name, EntityTags.required(ifMatch), change);
        return EntityTags.versioned(changed, changed.version());
    }

    @GetMapping("/sbom")
    @Requires(Permission.SYSTEM_READ)
    @Operation(summary = "The software bill of materials, CycloneDX 1.6")
    JsonNode billOfMaterials() throws IOException {
        Resource bill = new ClassPathResource(BILL_OF_MATERIALS);
        if (!bill.exists()) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND, "This build was made without a bill of materials.");
        }
        try (var in = bill.getInputStream()) {
            return json.readTree(in);
        }
    }
}
