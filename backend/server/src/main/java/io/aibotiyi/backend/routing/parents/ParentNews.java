package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.operations.Outbox;
import io.aibotiyi.backend.operations.OutboxEvent;
import io.aibotiyi.backend.routing.ParentChanged;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Tells the world, through the outbox, what a transaction did to a parent order. */
@Component
final class ParentNews {

    private final Outbox outbox;

    ParentNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void changed(Parent parent) {
        outbox.append(new ParentChanged(parent.view()));
    }

    /** The events of routing that may pass the outbox. */
    @Configuration(proxyBeanMethods = false)
    static class Topics {

        @Bean
        OutboxEvent<ParentChanged> parentChanged() {
            return new OutboxEvent<>("routing.parent-changed", ParentChanged.class);
        }
    }
}
