package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.trading.margin.MarginHolds;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes one order at a time: in one transaction, under its account's lock, with its hold and its
 * news.
 */
@Component
final class OrderBooking {

    /** Says what an order becomes; unchanged means that there is nothing to do. */
    @FunctionalInterface
    interface Change {
        Order of(Order order);
    }

    private final Orders orders;
    private final PaperAccounts accounts;
    private final Ledger ledger;
    private final MarginHolds margin;
    private final OrderNews news;
    private final Groups groups;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OrderBooking(
            Orders orders,
            PaperAccounts accounts,
            Ledger ledger,
            MarginHolds margin,
            OrderNews news,
            Groups groups,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.accounts = accounts;
        this.ledger = ledger;
        this.margin = margin;
        this.news = news;
        this.groups = groups;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Changes the order if it is still working.
     *
     * @return the order as it is now; empty if there is none
     */
    Optional<Order> changeWorking(OrderId id, Change change) {
        return Objects.requireNonNull(transaction.execute(status -> apply(id, change)));
    }

    private Optional<Order> apply(OrderId id, Change change) {
        Order seen = orders.find(id).orElse(null);
        if (seen == null) {
            return Optional.empty();
        }
        accounts.lock(seen.account());
        Order order = orders.find(id).orElseThrow();
        if (!order.status().isWorking()) {
            return Optional.of(order);
        }
        Order next = change.of(order);
        if (next.version() != order.version()) {
            orders.store(next);
            if (next.isMargin()) {
                margin.refresh(next.account(), next.instrument());
            }
            if (!next.status().isWorking()) {
                ledger.release(next.hold());
                news.moved(next);
                groups.ended(next);
            } else if (next.isMargin()) {
                news.moved(next);
            } else if (next.requiredHold().compareTo(order.requiredHold()) < 0) {
                ledger.reduce(next.hold(), next.requiredHold());
                news.moved(next);
            } else {
                news.changed(next);
            }
        }
        return Optional.of(next);
    }

    /** Ends a working order and frees its hold; an order that has ended stays as it is. */
    Optional<Order> finish(OrderId id, OrderStatus status, String reason) {
        return changeWorking(id, order -> order.with(status, shortened(reason), clock.instant()));
    }

    /** A reason as long as a row can keep it. */
    static String shortened(String reason) {
        return reason.length() <= 300 ? reason : reason.substring(0, 297) + "...";
    }
}
