package io.aibotiyi.backend.analytics.journal;

import static io.aibotiyi.backend.analytics.journal.JournalRig.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A market, a clock, booked fills and the journal on a database. */
abstract class JournalScenario {

    static final long MINUTE = 60_000_000_000L;

    final SettableClock clock = new SettableClock("2026-03-02T21:00:00Z");
    final FakeMarket market = new FakeMarket();
    final JournalRig.Booked booked = new JournalRig.Booked();
    HikariDataSource database;
    JournalRig rig;

    abstract HikariDataSource open();

    @BeforeEach
    void start() {
        market.list(JournalRig.perpetual());
        database = open();
        rig = new JournalRig(database, market, booked, clock);
    }

    @AfterEach
    void stop() {
        rig.close();
        database.close();
    }

    List<JournalEntryView> all() {
        return rig.journal().entries(ANN, Filter.all(), null, 500).items();
    }

    JournalEntryView only() {
        assertThat(all()).hasSize(1);
        return all().getFirst();
    }

    JournalEntryDetail detail() {
        return rig.journal().entry(ANN, only().id());
    }

    void later(Duration by) {
        clock.advance(by);
    }

    static void equal(@Nullable BigDecimal actual, String expected) {
        assertThat(actual).isEqualByComparingTo(expected);
    }

    static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    long count(String table) {
        return rig.bean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    JournalEntryView trip(Side side, String net) {
        rig.perp(side, "1", "100", "0");
        later(Duration.ofMinutes(2));
        BigDecimal exit =
                new BigDecimal("100")
                        .add(new BigDecimal(net).multiply(BigDecimal.valueOf(side.sign())));
        rig.perp(side.opposite(), "1", exit.toPlainString(), "0");
        return all().getFirst();
    }

    List<JournalEntryId> ids(Filter filter) {
        return rig.journal().entries(ANN, filter, null, 50).items().stream()
                .map(JournalEntryView::id)
                .toList();
    }
}
