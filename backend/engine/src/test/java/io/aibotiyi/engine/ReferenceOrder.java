package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of the {@link ReferenceEngine}. */
final class ReferenceOrder {

    enum State {
        HAND,
        RESTING,
        WAITING,
        TRAILING,
        QUEUED,
        DORMANT,
        ARMING
    }

    final long id;
    final long account;
    final Side side;
    final OrderForm form;
    Validity validity = Validity.GTC;
    SelfTradeMode selfTrade = SelfTradeMode.NONE;
    boolean postOnly;
    boolean reduceOnly;
    boolean linked;
    boolean conditional;
    long price;
    long quantity;
    long remaining;
    long visible;
    long display;
    long trigger;
    long trail;
    long expiry;
    long place;
    long lost;
    State state = State.HAND;
    @Nullable ReferenceOrder peer;
    @Nullable ReferenceOrder parent;
    final List<ReferenceOrder> children = new ArrayList<>();

    ReferenceOrder(long id, long account, Side side, OrderForm form) {
        this.id = id;
        this.account = account;
        this.side = side;
        this.form = form;
        conditional = form.isConditional();
    }

    boolean hasLimit() {
        return form == OrderForm.LIMIT
                || form == OrderForm.STOP_LIMIT
                || form == OrderForm.LIMIT_IF_TOUCHED;
    }

    boolean mayRest() {
        return hasLimit() && validity != Validity.IOC && validity != Validity.FOK;
    }

    boolean accepts(long makerPrice) {
        return !hasLimit() || side.sign() * (price - makerPrice) >= 0;
    }

    boolean isRising() {
        boolean stop =
                form == OrderForm.STOP
                        || form == OrderForm.STOP_LIMIT
                        || form == OrderForm.TRAILING_STOP;
        return stop ? side == Side.BUY : side == Side.SELL;
    }

    boolean isReachedBy(long traded) {
        return isRising() ? traded >= trigger : traded <= trigger;
    }
}
