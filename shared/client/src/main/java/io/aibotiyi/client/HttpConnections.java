package io.aibotiyi.client;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.Adjustment;
import io.aibotiyi.protocol.Connections.Connect;
import io.aibotiyi.protocol.Connections.ConnectionView;
import io.aibotiyi.protocol.Connections.LiveStatus;
import io.aibotiyi.protocol.Connections.ReplaceKey;
import io.aibotiyi.protocol.Trading.OrderSupport;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/** Connections to exchanges over REST. */
final class HttpConnections implements Connections {

    private static final String PATH = "/connections";

    private final RestCalls rest;

    HttpConnections(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<ConnectionView> list() {
        return rest.get(PATH, new TypeReference<>() {});
    }

    @Override
    public ConnectionView connect(Connect connect) {
        return rest.post(PATH, connect, Map.of(), new TypeReference<>() {});
    }

    @Override
    public ConnectionView replaceKey(UUID connection, ReplaceKey key) {
        return rest.put(PATH + "/" + connection + "/key", key, Map.of(), new TypeReference<>() {});
    }

    @Override
    public void remove(UUID connection) {
        rest.deleteForNothing(PATH + "/" + connection);
    }

    @Override
    public LiveStatus status(AccountId account) {
        return rest.get("/accounts/" + account + "/connection", new TypeReference<>() {});
    }

    @Override
    public List<Adjustment> adjustments(AccountId account, int limit) {
        return rest.get(
                "/accounts/" + account + "/adjustments?limit=" + limit, new TypeReference<>() {});
    }

    @Override
    public OrderSupport support(VenueId venue, AccountId account) {
        return rest.get(
                "/venues/" + venue + "/order-support?account=" + account, new TypeReference<>() {});
    }
}
