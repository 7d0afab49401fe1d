package io.aibotiyi.client;

import io.aibotiyi.protocol.Roles.Delegate;
import io.aibotiyi.protocol.Roles.DelegationView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/** Over REST. */
final class HttpDelegations implements Delegations {

    private static final String BASE = "/access";

    private final RestCalls rest;

    HttpDelegations(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<DelegationView> list() {
        return rest.get(BASE + "/delegations", new TypeReference<>() {});
    }

    @Override
    public DelegationView delegate(Delegate request) {
        return rest.post(BASE + "/delegations", request, Map.of(), new TypeReference<>() {});
    }

    @Override
    public void revoke(UUID delegation) {
        rest.deleteForNothing(BASE + "/delegations/" + delegation);
    }
}
