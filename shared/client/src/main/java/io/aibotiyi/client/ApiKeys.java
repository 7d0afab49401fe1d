package io.aibotiyi.client;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ApiKeys.ApiKeyQuery;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.ApiKeys.CreateApiKey;
import io.aibotiyi.protocol.ApiKeys.CreateServiceAccount;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.PersonView;
import java.util.List;
import java.util.UUID;

/** API keys and service accounts. A bot signs its requests with its key. */
public interface ApiKeys {

    /** One's own, newest first; at most 100 are usable at once. */
    List<ApiKeyView> mine();

    /**
     * Registers a public key of one's own. Needs a recent proof of who one is.
     *
     * @throws ApiException FORBIDDEN for a scope that one lacks, CONFLICT for a key that is
     *     registered already
     */
    ApiKeyView create(CreateApiKey request);

    /** Revokes one of one's own; again is harmless. */
    ApiKeyView revoke(UUID key);

    /** Everybody's; needs {@code api-keys:read}. */
    Page<ApiKeyView> all(ApiKeyQuery query);

    /** Revokes anybody's; needs {@code api-keys:manage}. */
    ApiKeyView revokeAny(UUID key);

    /** Needs {@code api-keys:manage}; lists of people show it from then on. */
    PersonView createService(CreateServiceAccount request);

    /** Registers a key of a service account; needs {@code api-keys:manage}. */
    ApiKeyView createForService(UserId service, CreateApiKey request);
}
