package io.aibotiyi.backend.operations.outbox;

import io.aibotiyi.backend.operations.Outbox;
import io.aibotiyi.backend.operations.OutboxEvent;
import io.aibotiyi.protocol.Json;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events as JSON rows and wakes the relay once they are committed. */
@Service
public final class JdbcOutbox implements Outbox {

    private final JdbcClient jdbc;
    private final OutboxTopics topics;
    private final OutboxRelay relay;
    private final Clock clock;

    public JdbcOutbox(JdbcClient jdbc, OutboxTopics topics, OutboxRelay relay, Clock clock) {
        this.jdbc = jdbc;
        this.topics = topics;
        this.relay = relay;
        this.clock = clock;
    }

    @Override
    public void append(Object event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "An event can only be appended inside the transaction it tells of: "
                            + event.getClass().getName());
        }
        OutboxEvent<?> kind = topics.of(event.getClass());
        jdbc.sql("insert into operations_outbox (topic, payload, created_at) values (?, ?, ?)")
                .params(
                        kind.topic(),
                        Json.mapper().writeValueAsString(event),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        relay.wake();
                    }
                });
    }
}
