package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.SigningKeys;
import io.aibotiyi.protocol.Sessions.RotateKeys;
import io.aibotiyi.protocol.Sessions.SigningKeyView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Signing keys")
class SigningKeyController {

    private static final MediaType KEY_SET = MediaType.valueOf("application/jwk-set+json");

    private final SigningKeys keys;

    SigningKeyController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(summary = "The public keys of access tokens (RFC 7517)")
    ResponseEntity<byte[]> published() {
        return ResponseEntity.ok()
                .contentType(KEY_SET)
                .cacheControl(CacheControl.maxAge(keys.cacheable()).cachePublic())
                .body(keys.published().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @GetMapping("/api/v1/admin/signing-keys")
    @Requires(Permission.CONFIG_READ)
    @Operation(summary = "The signing keys and their states, the latest first")
    List<SigningKeyView> list() {
        return keys.list();
    }

    @PostMapping("/api/v1/admin/signing-keys/rotations")
    @Requires(Permission.SIGNING_KEYS_ROTATE)
    @Operation(summary = "Make a successor of the key that signs now")
    SigningKeyView rotate(@RequestBody RotateKeys request) {
        return keys.rotate(request.compromised());
    }
}
