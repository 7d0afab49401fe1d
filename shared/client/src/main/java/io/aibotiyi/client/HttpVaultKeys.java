package io.aibotiyi.client;

import io.aibotiyi.protocol.VaultKeys.RotateVaultKeys;
import io.aibotiyi.protocol.VaultKeys.VaultKeysView;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** The vault's keys over REST. */
final class HttpVaultKeys implements VaultKeys {

    private final RestCalls rest;

    HttpVaultKeys(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public VaultKeysView status() {
        return rest.get("/admin/vault-keys", new TypeReference<>() {});
    }

    @Override
    public VaultKeysView rotate(String reason) {
        return rest.post(
                "/admin/vault-keys/rotations",
                new RotateVaultKeys(reason),
                Map.of(),
                new TypeReference<>() {});
    }
}
