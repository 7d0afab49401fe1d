package io.aibotiyi.client;

import io.aibotiyi.protocol.VaultKeys.VaultKeysView;

/** The key-encryption key of the backend's vault. */
public interface VaultKeys {

    /** How far a rotation is, or when the last one was. Needs {@code config:read}. */
    VaultKeysView status();

    /**
     * Begins a rotation and answers at once; {@link #status} tells how far it is. What is sealed
     * stays readable throughout. Needs {@code vault-keys:rotate} and a recent proof of who it is.
     *
     * @param reason for the audit log, 1 to 500 characters
     * @throws ApiException CONFLICT while the last one is still under way
     */
    VaultKeysView rotate(String reason);
}
