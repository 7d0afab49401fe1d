package io.aibotiyi.backend.routing.parents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.testing.FakeVenue;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.protocol.Routing.Tuning;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Routing on an empty database with one market, a venue that obeys, and time that stands still. */
abstract class RoutingFixture {

    static final Instrument BTC = FakeMarket.BTC;

    final SettableClock clock = new SettableClock("2026-03-02T10:00:00Z");
    HikariDataSource database;
    FakeVenue venue;
    ObedientVenue exchange;
    FakeMarket market;
    RoutingRig rig;
    private long tradeIds;

    abstract HikariDataSource open();

    @BeforeEach
    void start() {
        database = open();
        venue = new FakeVenue(VenueId.SIMULATED);
        exchange = new ObedientVenue(venue);
        market = new FakeMarket(venue);
        book(99_90, 100_10);
        rig = new RoutingRig(database, market, clock, UnaryOperator.identity());
    }

    @AfterEach
    void stop() {
        rig.close();
        database.close();
    }

    /** A book of one deep level a side. */
    void book(long bid, long ask) {
        market.book(BTC, new long[][] {{bid, 900_000}}, new long[][] {{ask, 900_000}})
                .mark(BTC, (bid + ask) / 2);
    }

    void trade(long price, long quantity) {
        long now = EpochNanos.of(clock.instant());
        market.trade(BTC, new Trade(++tradeIds, now, now, price, quantity, Side.BUY));
    }

    static final class Asked {
        final Algorithm algorithm;
        Side side = Side.BUY;
        String quantity = "1";
        @Nullable String limit;
        @Nullable Long seconds = 60L;
        Tuning tuning = Tuning.STANDARD;

        Asked(Algorithm algorithm) {
            this.algorithm = algorithm;
        }

        Asked quantity(String value) {
            quantity = value;
            return this;
        }

        Asked side(Side value) {
            side = value;
            return this;
        }

        Asked limit(String value) {
            limit = value;
            return this;
        }

        Asked seconds(@Nullable Long value) {
            seconds = value;
            return this;
        }

        Asked slices(int slices, Style style) {
            tuning = new Tuning(slices, style, null, null, null);
            return this;
        }

        Asked share(String participation, Style style) {
            tuning = new Tuning(null, style, null, new BigDecimal(participation), null);
            return this;
        }

        Asked showing(String display) {
            tuning = new Tuning(null, null, null, null, new BigDecimal(display));
            return this;
        }

        Asked tuned(Tuning value) {
            tuning = value;
            return this;
        }
    }

    StartParent request(Asked asked) {
        return new StartParent(
                rig.account(),
                BTC.id(),
                asked.side,
                new BigDecimal(asked.quantity),
                asked.algorithm,
                asked.limit == null ? null : new BigDecimal(asked.limit),
                null,
                asked.seconds,
                asked.tuning);
    }

    ParentOrderId begin(Asked asked) {
        return rig.parents()
                .start(RoutingRig.USER, request(asked), UUID.randomUUID().toString())
                .id();
    }

    ParentView parent(ParentOrderId id) {
        return rig.parents().parent(RoutingRig.USER, id);
    }

    /** Goes a round and lets the venue work; what is done at once is filled up to that much. */
    List<VenueOrder> round(long immediately) {
        rig.round();
        List<VenueOrder> fresh = exchange.take(order -> immediately);
        rig.round();
        return fresh;
    }

    List<VenueOrder> round() {
        return round(Long.MAX_VALUE);
    }

    List<VenueOrder> after(Duration time) {
        clock.advance(time);
        return round();
    }

    static void refused(ErrorCode code, @Nullable String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(code);
                            assertThat(e.problem().field()).isEqualTo(field);
                        });
    }

    void assertStatus(ParentOrderId id, ParentStatus status) {
        assertThat(parent(id).status()).as("%s", parent(id)).isEqualTo(status);
    }
}
