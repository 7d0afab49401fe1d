package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.testing.FakeVenue;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.OrderView;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Trading on an empty database with one market and a venue that does what a test says. */
abstract class TradingFixture {

    static final InstrumentId BTC = FakeMarket.BTC.id();

    HikariDataSource database;
    FakeVenue venue;
    FakeMarket market;
    TradingRig rig;

    abstract HikariDataSource open();

    @BeforeEach
    void start() {
        database = open();
        venue = new FakeVenue(VenueId.SIMULATED);
        market =
                new FakeMarket(venue)
                        .book(
                                FakeMarket.BTC,
                                new long[][] {{99_90, 100_000}, {99_80, 100_000}},
                                new long[][] {{100_00, 100_000}, {100_10, 200_000}})
                        .mark(FakeMarket.BTC, 100_00);
        rig = newRig();
    }

    /** As the backend is set up for this test, on its database. */
    TradingRig newRig() {
        return new TradingRig(database, market);
    }

    @AfterEach
    void stop() {
        rig.close();
        database.close();
    }

    /** The process ends and starts again; the venue, as part of it, is a new one. */
    void restart() {
        rig.close();
        market.close(venue);
        venue = new FakeVenue(VenueId.SIMULATED);
        market.open(venue);
        rig = newRig();
    }

    static void assertRefused(ErrorCode code, @Nullable String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(code);
                            assertThat(e.problem().field()).isEqualTo(field);
                        });
    }

    static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertRefused(code, null, call);
    }

    OrderView buy(String quantity, String price) {
        return rig.place(rig.limit(Side.BUY, quantity, price));
    }

    /** Buys and lets the venue fill it wholly at that price, in cents. */
    void own(long units, long cents) {
        OrderView order =
                buy(
                        FakeMarket.BTC.quantity(units).toPlainString(),
                        FakeMarket.BTC.price(cents).toPlainString());
        venue.accept(order.id(), BTC);
        venue.fill(order.id(), BTC, "own-" + order.id(), cents, units, true);
        rig.settle();
    }

    void assertSound() {
        assertThat(rig.ledger().prove().balanced()).isTrue();
    }
}
