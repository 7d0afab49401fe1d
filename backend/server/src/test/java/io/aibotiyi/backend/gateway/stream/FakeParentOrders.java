package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.routing.ParentOrders;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ChildView;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.Routing.Tuning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Working parent orders that the test sets. */
final class FakeParentOrders implements ParentOrders {

    final List<ParentView> working = new CopyOnWriteArrayList<>();

    static ParentView parent(AccountId account, long number, long version) {
        return new ParentView(
                new ParentOrderId(new UUID(11, number)),
                account,
                FakeMarkets.BTC.id(),
                Side.BUY,
                BigDecimal.ONE,
                Algorithm.TWAP,
                null,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                Tuning.STANDARD,
                ParentStatus.WORKING,
                BigDecimal.ZERO,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                version,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @Override
    public List<ParentView> working(UserId user, AccountId account) {
        return working.stream().filter(p -> p.account().equals(account)).toList();
    }

    @Override
    public ParentView start(UserId user, StartParent request, String idempotencyKey) {
        throw new UnsupportedOperationException("streams start nothing");
    }

    @Override
    public Preview preview(UserId user, StartParent request) {
        throw new UnsupportedOperationException("streams preview nothing");
    }

    @Override
    public ParentView cancel(UserId user, ParentOrderId parent) {
        throw new UnsupportedOperationException("streams cancel nothing");
    }

    @Override
    public List<ParentView> cancelAll(UserId user, AccountId account) {
        throw new UnsupportedOperationException("streams cancel nothing");
    }

    @Override
    public ParentView parent(UserId user, ParentOrderId parent) {
        throw new UnsupportedOperationException("streams ask for what works only");
    }

    @Override
    public List<ChildView> children(UserId user, ParentOrderId parent, int limit) {
        throw new UnsupportedOperationException("streams ask for what works only");
    }

    @Override
    public List<ParentView> history(UserId user, AccountId account, int limit) {
        throw new UnsupportedOperationException("streams ask for what works only");
    }
}
