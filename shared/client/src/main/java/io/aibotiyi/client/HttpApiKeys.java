package io.aibotiyi.client;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ApiKeys.ApiKeyQuery;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.ApiKeys.CreateApiKey;
import io.aibotiyi.protocol.ApiKeys.CreateServiceAccount;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.PersonView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/** API keys over REST. */
final class HttpApiKeys implements ApiKeys {

    private static final TypeReference<ApiKeyView> KEY = new TypeReference<>() {};

    private final RestCalls rest;

    HttpApiKeys(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<ApiKeyView> mine() {
        return rest.get("/keys", new TypeReference<>() {});
    }

    @Override
    public ApiKeyView create(CreateApiKey request) {
        return rest.post("/keys", request, Map.of(), KEY);
    }

    @Override
    public ApiKeyView revoke(UUID key) {
        return rest.delete("/keys/" + key, KEY);
    }

    @Override
    public Page<ApiKeyView> all(ApiKeyQuery query) {
        return rest.get(
                QueryText.of("/admin/keys")
                        .and("owner", query.owner())
                        .and("usable", query.usable())
                        .and("after", query.after())
                        .and("limit", query.limit())
                        .toString(),
                new TypeReference<>() {});
    }

    @Override
    public ApiKeyView revokeAny(UUID key) {
        return rest.delete("/admin/keys/" + key, KEY);
    }

    @Override
    public PersonView createService(CreateServiceAccount request) {
        return rest.post("/admin/services", request, Map.of(), new TypeReference<>() {});
    }

    @Override
    public ApiKeyView createForService(UserId service, CreateApiKey request) {
        return rest.post("/admin/services/" + service + "/keys", request, Map.of(), KEY);
    }
}
