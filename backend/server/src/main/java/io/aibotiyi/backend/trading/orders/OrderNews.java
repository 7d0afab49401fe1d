package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.operations.Outbox;
import io.aibotiyi.backend.operations.OutboxEvent;
import io.aibotiyi.backend.trading.AccountHalted;
import io.aibotiyi.backend.trading.FillBooked;
import io.aibotiyi.backend.trading.OrderChanged;
import io.aibotiyi.backend.trading.PortfolioChanged;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Trading.FillView;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Tells the world, through the outbox, what a transaction did to orders. */
@Component
final class OrderNews {

    private final Outbox outbox;

    OrderNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The order changed, its hold did not. */
    void changed(Order order) {
        outbox.append(new OrderChanged(order.view()));
    }

    /** The order changed, and with it what is held or owned. */
    void moved(Order order) {
        changed(order);
        outbox.append(new PortfolioChanged(order.account()));
    }

    /** What an account has changed, its orders did not. */
    void portfolio(AccountId account) {
        outbox.append(new PortfolioChanged(account));
    }

    void filled(Order order, FillView fill) {
        outbox.append(new FillBooked(fill));
        moved(order);
    }

    void halted(AccountId account, Instant since, String reason) {
        outbox.append(new AccountHalted(account, since, reason));
    }

    /** The events of trading that may pass the outbox. */
    @Configuration(proxyBeanMethods = false)
    static class Topics {

        @Bean
        OutboxEvent<OrderChanged> orderChanged() {
            return new OutboxEvent<>("trading.order-changed", OrderChanged.class);
        }

        @Bean
        OutboxEvent<FillBooked> fillBooked() {
            return new OutboxEvent<>("trading.fill-booked", FillBooked.class);
        }

        @Bean
        OutboxEvent<PortfolioChanged> portfolioChanged() {
            return new OutboxEvent<>("trading.portfolio-changed", PortfolioChanged.class);
        }

        @Bean
        OutboxEvent<AccountHalted> accountHalted() {
            return new OutboxEvent<>("trading.account-halted", AccountHalted.class);
        }
    }
}
