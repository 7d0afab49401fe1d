package io.aibotiyi.client;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.protocol.Routing.ChildView;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.protocol.Routing.StartParent;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Parent orders over REST. */
final class HttpParentOrders implements ParentOrders {

    private static final String PATH = "/parent-orders";

    private final RestCalls rest;

    HttpParentOrders(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public ParentView start(StartParent request, String idempotencyKey) {
        return rest.post(
                PATH, request, Map.of("Idempotency-Key", idempotencyKey), new TypeReference<>() {});
    }

    @Override
    public Preview preview(StartParent request) {
        return rest.post(PATH + "/preview", request, Map.of(), new TypeReference<>() {});
    }

    @Override
    public ParentView cancel(ParentOrderId parent) {
        return rest.delete(PATH + "/" + parent, new TypeReference<>() {});
    }

    @Override
    public List<ParentView> cancelAll(AccountId account) {
        return rest.delete(PATH + "?account=" + account, new TypeReference<>() {});
    }

    @Override
    public ParentView parent(ParentOrderId parent) {
        return rest.get(PATH + "/" + parent, new TypeReference<>() {});
    }

    @Override
    public List<ChildView> children(ParentOrderId parent, int limit) {
        return rest.get(PATH + "/" + parent + "/children?limit=" + limit, new TypeReference<>() {});
    }

    @Override
    public List<ParentView> working(AccountId account) {
        return rest.get(PATH + "?working=true&account=" + account, new TypeReference<>() {});
    }

    @Override
    public List<ParentView> history(AccountId account, int limit) {
        return rest.get(
                PATH + "?working=false&account=" + account + "&limit=" + limit,
                new TypeReference<>() {});
    }
}
