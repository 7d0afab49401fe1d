package io.aibotiyi.backend.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.notifications.NoticeTold;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Notices.NoticePage;
import io.aibotiyi.protocol.ProblemException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices on every database they run on. */
abstract class NoticesContract {

    private static final UserId ANN = new UserId(new UUID(1, 1));
    private static final UserId BOB = new UserId(new UUID(1, 2));

    private final List<Object> events = new ArrayList<>();
    private HikariDataSource database;
    private StoredNotices notices;

    abstract HikariDataSource open();

    @BeforeEach
    void openDatabase() {
        database = open();
        SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");
        notices =
                new StoredNotices(
                        JdbcClient.create(database),
                        new TimeOrderedIds(clock, new SecureRandom()),
                        clock,
                        events::add);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void tellsOnePersonNewestFirstByThePage() {
        for (int i = 0; i < 5; i++) {
            notices.tell(ANN, "identity.factor.added", Map.of("n", "" + i));
        }
        notices.tell(BOB, "identity.factor.removed", Map.of());

        List<String> seen = new ArrayList<>();
        @Nullable UUID before = null;
        do {
            NoticePage page = notices.page(ANN, before, 2);
            assertThat(page.unread()).isEqualTo(5);
            page.notices().forEach(n -> seen.add(n.details().get("n")));
            before = page.next();
        } while (before != null);

        assertThat(seen).containsExactly("4", "3", "2", "1", "0");
        assertThat(events).hasSize(6).allMatch(NoticeTold.class::isInstance);
    }

    @Test
    void marksOnlyOnesOwnAsRead() {
        notices.tell(ANN, "identity.factor.added", Map.of());
        UUID id = notices.page(ANN, null, 1).notices().getFirst().id();
        assertThatThrownBy(() -> notices.markRead(BOB, id)).isInstanceOf(ProblemException.class);
        notices.markAllRead(BOB);
        assertThat(notices.page(ANN, null, 1).unread()).isEqualTo(1);
        notices.markRead(ANN, id);
        assertThat(notices.page(ANN, null, 1).unread()).isZero();
        assertThat(notices.page(ANN, null, 1).notices().getFirst().read()).isTrue();
    }

    @Test
    void keepsTheNewestFiveHundred() {
        for (int i = 0; i < StoredNotices.KEPT + 7; i++) {
            notices.tell(ANN, "k", Map.of("n", "" + i));
        }
        int count =
                JdbcClient.create(database)
                        .sql("select count(*) from notifications_notice")
                        .query(Integer.class)
                        .single();
        assertThat(count).isEqualTo(StoredNotices.KEPT);
        assertThat(notices.page(ANN, null, 1).notices().getFirst().details().get("n"))
                .isEqualTo("" + (StoredNotices.KEPT + 6));
    }

    @Test
    void aRolledBackTransactionTellsNobody() {
        new TransactionTemplate(new JdbcTransactionManager(database))
                .executeWithoutResult(status -> {
                    notices.tell(ANN, "k", Map.of());
                    status.setRollbackOnly();
                });
        assertThat(notices.page(ANN, null, 1).notices()).isEmpty();
        assertThat(events).isEmpty();
    }
}
