package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.testing.FakeVenue;
import io.aibotiyi.backend.trading.MarginService;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Margin.MarginPositionView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Trading a perpetual with a tick of 0.01 and a lot of 0.00001 at a venue that knows positions.
 * Nothing costs a fee unless a test says so; the opening balance is 100,000.
 */
abstract class MarginFixture extends TradingFixture {

    static final UserId USER = TradingRig.USER;
    static final Instrument PERP =
            new Instrument(
                    InstrumentId.parse("sim:BTC-PERP"), "BTC", "USDT", 2, 5, 1, 1, BigDecimal.TEN);

    /** 20 times up to 50,000, then 10, then 5 up to 1,000,000; standard 10. */
    static final PerpetualTerms TERMS =
            new PerpetualTerms(
                    FakeMarket.BTC.id(),
                    List.of(
                            tier("50000", 20, "0.01"),
                            tier("250000", 10, "0.02"),
                            tier("1000000", 5, "0.05")),
                    10);

    /** Limit and market orders, amendable, reduce-only by position. */
    static final VenueCapabilities KNOWS_POSITIONS =
            new VenueCapabilities(
                    VenueCapabilities.PLAIN.types(),
                    VenueCapabilities.PLAIN.timesInForce(),
                    true,
                    false,
                    true,
                    true,
                    true);

    private int executions;

    static PerpetualTerms.Tier tier(String upTo, int leverage, String rate) {
        return new PerpetualTerms.Tier(new BigDecimal(upTo), leverage, new BigDecimal(rate));
    }

    static TradingSettings fees(String maker, String taker) {
        return new TradingSettings(
                "USDT",
                new BigDecimal("100000"),
                new BigDecimal(maker),
                new BigDecimal(taker),
                new BigDecimal("0.02"),
                500);
    }

    @BeforeEach
    void listThePerpetual() {
        venue.can(KNOWS_POSITIONS);
        market.list(PERP, TERMS);
        price(100_00);
    }

    @Override
    TradingRig newRig() {
        return new TradingRig(database, market, fees("0", "0"), TradingRig.betweenFundings());
    }

    @Override
    void restart() {
        rig.close();
        market.close(venue);
        venue = new FakeVenue(VenueId.SIMULATED).can(KNOWS_POSITIONS);
        market.open(venue);
        rig = newRig();
    }

    /** Index and perpetual, in cents. */
    void price(long cents) {
        market.mark(FakeMarket.BTC, cents).mark(PERP, cents);
        index(cents);
        perp(cents);
    }

    void index(long cents) {
        market.book(
                FakeMarket.BTC,
                new long[][] {{cents - 1, 100_000_000}},
                new long[][] {{cents + 1, 100_000_000}});
    }

    void perp(long cents) {
        market.book(
                PERP,
                new long[][] {{cents - 1, 1_000_000_000}},
                new long[][] {{cents + 1, 1_000_000_000}});
    }

    PlaceOrder limitOrder(Side side, String quantity, String price) {
        return PlaceOrder.limit(
                rig.account(), PERP.id(), side, new BigDecimal(quantity), new BigDecimal(price));
    }

    PlaceOrder marketOrder(Side side, String quantity) {
        return PlaceOrder.market(rig.account(), PERP.id(), side, new BigDecimal(quantity));
    }

    OrderView place(Side side, String quantity, String price) {
        OrderView order = rig.place(limitOrder(side, quantity, price));
        venue.accept(order.id(), PERP.id());
        rig.settle();
        return order;
    }

    /** Places an order and lets the venue fill it wholly at its price. */
    OrderView trade(Side side, String quantity, String price) {
        OrderView order = place(side, quantity, price);
        fill(order, quantity, price);
        return order;
    }

    void fill(OrderView order, String quantity, String price) {
        venue.fill(
                order.id(),
                PERP.id(),
                "m" + rig.account() + ++executions,
                PERP.priceUnits(new BigDecimal(price)),
                PERP.quantityUnits(new BigDecimal(quantity)),
                true);
        rig.settle();
    }

    /** Another person's account that trades at a leverage of 5; the venue fills it wholly. */
    AccountId another(Side side, String quantity, String price) {
        UserId other = new UserId(new UUID(2, 2));
        rig.bean(UserAccounts.class).openFor(other);
        AccountId account = rig.trading().accounts(other).getFirst().id();
        margins().leverage(other, account, PERP.id(), 5);
        PlaceOrder order =
                PlaceOrder.limit(
                        account, PERP.id(), side, new BigDecimal(quantity), new BigDecimal(price));
        OrderView placed = rig.trading().place(other, order, "another");
        venue.accept(placed.id(), PERP.id());
        fill(placed, quantity, price);
        return account;
    }

    /** No margin of the account can be worked out from now on. */
    void poison(AccountId account) {
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("delete from trading_leverage where account_id = ?")
                .param(account.value())
                .update();
        jdbc.sql(
                        "insert into trading_leverage (account_id, venue, symbol, leverage) values"
                                + " (?, ?, ?, 0)")
                .params(account.value(), PERP.id().venue().name(), PERP.id().symbol().name())
                .update();
    }

    MarginService margins() {
        return rig.bean(MarginService.class);
    }

    MarginView margin() {
        return margins().margin(USER, rig.account());
    }

    MarginPositionView position() {
        return margin().positions().getFirst();
    }

    BigDecimal cash() {
        return rig.total("USDT");
    }

    static void equal(@Nullable BigDecimal actual, String expected) {
        assertThat(Objects.requireNonNull(actual, "absent")).isEqualByComparingTo(expected);
    }
}
