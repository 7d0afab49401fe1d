package io.aibotiyi.backend.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.operations.outbox.JdbcOutbox;
import io.aibotiyi.backend.operations.outbox.OutboxRelay;
import io.aibotiyi.backend.operations.outbox.OutboxTopics;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the outbox promises, on every database it runs on. */
abstract class OutboxContract {

    /** An event of these tests. */
    public record Happened(int number) {}

    /** An event that nobody declared. */
    public record Undeclared() {}

    private final List<Integer> published = new CopyOnWriteArrayList<>();
    private final List<Integer> failing = new CopyOnWriteArrayList<>();
    private HikariDataSource database;
    private TransactionTemplate transaction;
    private OutboxRelay relay;
    private Outbox outbox;

    abstract HikariDataSource open();

    @BeforeEach
    void openOutbox() {
        database = open();
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        JdbcClient jdbc = JdbcClient.create(database);
        OutboxTopics topics =
                new OutboxTopics(List.of(new OutboxEvent<>("test.happened", Happened.class)));
        relay = new OutboxRelay(jdbc, transactions, topics, this::listen, Clock.systemUTC());
        outbox = new JdbcOutbox(jdbc, topics, relay, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        relay.stop();
        database.close();
    }

    private void listen(Object event) {
        int number = ((Happened) event).number();
        published.add(number);
        if (failing.contains(number)) {
            throw new IllegalStateException("the listener fails");
        }
    }

    private void happen(int from, int to) {
        transaction.executeWithoutResult(
                status -> IntStream.range(from, to).forEach(i -> outbox.append(new Happened(i))));
    }

    @Test
    void publishesInOrderWhatWasCommitted() {
        relay.start();
        happen(0, 300);
        happen(300, 600);

        Awaitility.await().until(() -> published.size() == 600);
        assertThat(published).isSorted().doesNotHaveDuplicates();
        Awaitility.await().until(() -> relay.backlog().waiting() == 0);
    }

    @Test
    void publishesNothingOfATransactionThatWasRolledBack() {
        relay.start();
        transaction.executeWithoutResult(status -> {
            outbox.append(new Happened(1));
            status.setRollbackOnly();
        });
        happen(2, 3);

        Awaitility.await().until(() -> !published.isEmpty());
        assertThat(published).containsExactly(2);
    }

    @Test
    void refusesEventsOutsideATransactionAndUndeclaredOnes() {
        assertThatThrownBy(() -> outbox.append(new Happened(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside the transaction");
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(status -> outbox.append(new Undeclared())))
                .hasMessageContaining("No OutboxEvent declares");
    }

    @Test
    void publishesAfterAStartWhatWasLeftBefore() {
        happen(0, 3);
        assertThat(published).isEmpty();
        assertThat(relay.backlog().waiting()).isEqualTo(3);

        relay.start();

        Awaitility.await().until(() -> published.equals(List.of(0, 1, 2)));
    }

    @Test
    void triesAFailingEventAgainThenSetsItAsideAndGoesOn() {
        failing.add(1);
        relay.start();
        happen(0, 3);

        Awaitility.await().until(() -> published.contains(2));

        assertThat(published).containsExactly(0, 1, 1, 1, 1, 1, 2);
        Awaitility.await().until(() -> relay.backlog().waiting() == 0);
        assertThat(relay.backlog().dead()).isEqualTo(1);
    }

    @Test
    void publishesWhatIsThereBeforeItStops() {
        relay.start();
        happen(0, 500);

        relay.stop();

        assertThat(published).hasSize(500);
    }
}
