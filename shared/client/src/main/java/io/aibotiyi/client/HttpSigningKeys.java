package io.aibotiyi.client;

import io.aibotiyi.protocol.Sessions.RotateKeys;
import io.aibotiyi.protocol.Sessions.SigningKeyView;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Signing keys over REST. */
final class HttpSigningKeys implements SigningKeys {

    private final RestCalls rest;

    HttpSigningKeys(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<SigningKeyView> list() {
        return rest.get("/admin/signing-keys", new TypeReference<>() {});
    }

    @Override
    public SigningKeyView rotate(boolean compromised) {
        return rest.post(
                "/admin/signing-keys/rotations",
                new RotateKeys(compromised),
                Map.of(),
                new TypeReference<>() {});
    }
}
