package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.trading.portfolio.FeeSettings;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.backend.trading.risk.RiskSettings;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskView;
import io.aibotiyi.protocol.Trading.OrderView;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Trading with limits, halts and fee tiers; the price is the test's to move. */
abstract class RiskFixture extends TradingFixture {

    static final UserId USER = TradingRig.USER;
    static final UserId DESK = new UserId(new UUID(9, 9));
    static final FeeSettings TIERS =
            new FeeSettings(
                    List.of(
                            new FeeSettings.Tier(
                                    new BigDecimal("1000"),
                                    new BigDecimal("0.0001"),
                                    new BigDecimal("0.0004"))));

    private RiskSettings settings = RiskSettings.none();

    @BeforeEach
    void openTheMarket() {
        price(100_00);
    }

    @Override
    TradingRig newRig() {
        return new TradingRig(database, market, TradingSettings.standard(), settings, TIERS);
    }

    /** Mark price and a book around it, in cents. */
    void price(long cents) {
        market.mark(FakeMarket.BTC, cents)
                .book(
                        FakeMarket.BTC,
                        new long[][] {{cents - 10, 100_000_000}},
                        new long[][] {{cents, 100_000_000}});
    }

    void restart(RiskSettings next) {
        settings = next;
        restart();
    }

    RiskView limit(Limits limits) {
        RiskView now = rig.risk().risk(USER, rig.account());
        return rig.risk().limit(USER, rig.account(), now.version(), limits);
    }

    static Limits limits(
            @Nullable String order,
            @Nullable String position,
            @Nullable String collar,
            @Nullable Integer rate,
            @Nullable String loss) {
        return new Limits(number(order), number(position), number(collar), rate, number(loss));
    }

    static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    OrderView sell(String quantity, String price) {
        return rig.place(rig.limit(Side.SELL, quantity, price));
    }

    static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
