package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.vault.VaultKeys;
import io.aibotiyi.backend.vault.VaultKeys.RotationUnderWayException;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.VaultKeys.RotateVaultKeys;
import io.aibotiyi.protocol.VaultKeys.VaultKeysView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The key-encryption key. One pair of eyes is enough to rotate it: a rotation makes nothing
 * readable to anybody and destroys nothing.
 */
@RestController
@Tag(name = "Vault keys")
class VaultKeyController {

    private static final int LONGEST_REASON = 500;

    private final VaultKeys keys;

    VaultKeyController(VaultKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/api/v1/admin/vault-keys")
    @Requires(Permission.CONFIG_READ)
    @Operation(summary = "The key-encryption key's version, and how far its rotation is")
    VaultKeysView status() {
        VaultKeys.Status now = keys.status();
        return new VaultKeysView(
                now.version(),
                now.versions(),
                now.since(),
                now.outdated(),
                now.total(),
                now.next());
    }

    @PostMapping("/api/v1/admin/vault-keys/rotations")
    @Requires(Permission.VAULT_KEYS_ROTATE)
    @Operation(
            summary = "Begin a rotation of the key-encryption key",
            description =
                    "Answers once the new version is durable; data keys are wrapped under it in the"
                            + " background, while everything stays readable.")
    VaultKeysView rotate(@RequestBody RotateVaultKeys request) {
        String reason = request.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "A reason has 1 to " + LONGEST_REASON + " characters",
                    "reason");
        }
        try {
            keys.begin(reason);
        } catch (RotationUnderWayException e) {
            throw new ProblemException(ErrorCode.CONFLICT, e.getMessage());
        }
        return status();
    }
}
