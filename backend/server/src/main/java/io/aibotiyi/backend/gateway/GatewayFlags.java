package io.aibotiyi.backend.gateway;

import io.aibotiyi.backend.operations.FeatureFlag;
import io.aibotiyi.backend.operations.FeatureFlags;
import io.aibotiyi.backend.routing.OrderGate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What administrators can switch at the edge. */
@Configuration(proxyBeanMethods = false)
public class GatewayFlags {

    public static final FeatureFlag ACCEPT_ORDERS =
            new FeatureFlag(
                    "orders.accept",
                    "New orders are taken; without it they are refused, while cancels still work.",
                    true);

    @Bean
    FeatureFlag acceptOrders() {
        return ACCEPT_ORDERS;
    }

    @Bean
    OrderGate orderGate(FeatureFlags flags) {
        return () -> flags.on(ACCEPT_ORDERS);
    }
}
