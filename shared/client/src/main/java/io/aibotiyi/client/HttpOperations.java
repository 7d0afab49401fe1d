package io.aibotiyi.client;

import static io.aibotiyi.client.RestCalls.encoded;

import io.aibotiyi.protocol.Operations.FlagChange;
import io.aibotiyi.protocol.Operations.FlagView;
import io.aibotiyi.protocol.Operations.SettingView;
import io.aibotiyi.protocol.Operations.SystemHealth;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Operations over REST. */
final class HttpOperations implements Operations {

    private final RestCalls rest;

    HttpOperations(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public SystemHealth health() {
        return rest.get("/system/health", new TypeReference<>() {});
    }

    @Override
    public List<SettingView> settings() {
        return rest.get("/system/settings", new TypeReference<>() {});
    }

    @Override
    public List<FlagView> flags() {
        return rest.get("/system/flags", new TypeReference<>() {});
    }

    @Override
    public FlagView changeFlag(String name, long version, FlagChange change) {
        return rest.put(
                "/system/flags/" + encoded(name),
                change,
                Map.of("If-Match", "\"" + version + "\""),
                new TypeReference<>() {});
    }

    @Override
    public String billOfMaterials() {
        return rest.get("/system/sbom", new TypeReference<JsonNode>() {}).toPrettyString();
    }
}
