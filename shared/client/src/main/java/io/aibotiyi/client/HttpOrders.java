package io.aibotiyi.client;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.EquityPoint;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.GroupView;
import io.aibotiyi.protocol.Trading.LedgerProof;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Trading over REST. */
final class HttpOrders implements Orders {

    private final RestCalls rest;

    HttpOrders(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<AccountView> accounts() {
        return rest.get("/accounts", new TypeReference<>() {});
    }

    @Override
    public OrderView place(PlaceOrder order, String idempotencyKey) {
        return rest.post(
                "/orders",
                order,
                Map.of("Idempotency-Key", idempotencyKey),
                new TypeReference<>() {});
    }

    @Override
    public GroupView placeGroup(PlaceGroup group, String idempotencyKey) {
        return rest.post(
                "/order-groups",
                group,
                Map.of("Idempotency-Key", idempotencyKey),
                new TypeReference<>() {});
    }

    @Override
    public OrderView amend(OrderId order, AmendOrder change, String idempotencyKey) {
        return rest.patch(
                "/orders/" + order,
                change,
                Map.of("Idempotency-Key", idempotencyKey),
                new TypeReference<>() {});
    }

    @Override
    public OrderSupport support(VenueId venue) {
        return rest.get("/venues/" + venue + "/order-support", new TypeReference<>() {});
    }

    @Override
    public OrderView cancel(OrderId order) {
        return rest.delete("/orders/" + order, new TypeReference<>() {});
    }

    @Override
    public List<OrderView> cancelAll(AccountId account) {
        return rest.delete("/orders?account=" + account, new TypeReference<>() {});
    }

    @Override
    public OrderView order(OrderId order) {
        return rest.get("/orders/" + order, new TypeReference<>() {});
    }

    @Override
    public List<OrderView> working(AccountId account) {
        return rest.get("/orders?working=true&account=" + account, new TypeReference<>() {});
    }

    @Override
    public List<OrderView> history(AccountId account, int limit) {
        return rest.get(
                "/orders?working=false&account=" + account + "&limit=" + limit,
                new TypeReference<>() {});
    }

    @Override
    public List<FillView> fills(AccountId account, int limit) {
        return rest.get("/fills?account=" + account + "&limit=" + limit, new TypeReference<>() {});
    }

    @Override
    public PortfolioView portfolio(AccountId account) {
        return rest.get("/accounts/" + account + "/portfolio", new TypeReference<>() {});
    }

    @Override
    public List<EquityPoint> equity(AccountId account, int limit) {
        return rest.get(
                "/accounts/" + account + "/equity?limit=" + limit, new TypeReference<>() {});
    }

    @Override
    public LedgerProof proveLedger() {
        return rest.get("/ledger/proof", new TypeReference<>() {});
    }
}
