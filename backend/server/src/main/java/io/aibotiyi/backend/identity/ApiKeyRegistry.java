package io.aibotiyi.backend.identity;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ApiKeys.ApiKeyQuery;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.ApiKeys.CreateApiKey;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;
import java.util.UUID;

/**
 * API keys of people and service accounts. Who may ask is decided before; each change is in the
 * audit log, in the same transaction. Safe from any thread; blocks on the database.
 */
public interface ApiKeyRegistry {

    /** A person's keys, newest first. */
    List<ApiKeyView> of(UserId owner);

    /** Everybody's, newest first. */
    Page<ApiKeyView> all(ApiKeyQuery query);

    /**
     * @throws ProblemException INVALID_FIELD; FORBIDDEN for a scope that the owner lacks; CONFLICT
     *     if the public key is registered, or the owner has {@value #MOST} usable keys
     */
    ApiKeyView create(UserId owner, CreateApiKey request);

    /**
     * @throws ProblemException NOT_FOUND unless {@code id} is a service account
     */
    ApiKeyView createForService(UserId id, CreateApiKey request);

    /**
     * Ends what the key has open; again is harmless.
     *
     * @throws ProblemException NOT_FOUND if it is not the owner's
     */
    ApiKeyView revoke(UserId owner, UUID key, String reason);

    /** As {@link #revoke}, whosever it is. */
    ApiKeyView revokeAny(UUID key, String reason);

    /** Usable keys that one owner may have. */
    int MOST = 100;
}
