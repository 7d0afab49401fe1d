package io.aibotiyi.backend.connections.store;

import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.ApiCredentials;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keys of exchanges, sealed under their person's own key: erasing the person destroys them. */
@Component
final class SealedKeys {

    private static final String FIELD = "connections.key:";

    private final PersonalVault vault;

    SealedKeys(PersonalVault vault) {
        this.vault = vault;
    }

    /** The key's public half is one line, the secret may be more. */
    String seal(UserId user, UUID connection, String key, String secret) {
        return vault.seal(user, FIELD + connection, key + "\n" + secret);
    }

    /**
     * @throws IllegalStateException if the person was erased
     */
    ApiCredentials open(StoredConnection connection) {
        String both =
                vault.open(connection.user(), FIELD + connection.id(), connection.sealed())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "The key of connection " + connection.id() + " is gone"));
        int line = both.indexOf('\n');
        return ApiCredentials.of(both.substring(0, line), both.substring(line + 1).toCharArray());
    }

    /** The same for the same key at the same exchange. */
    String fingerprint(VenueId venue, String key) {
        return vault.fingerprint("connections.key", venue + ":" + key);
    }
}
