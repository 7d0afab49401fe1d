package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.MarginTrading;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Margin.FundingView;
import io.aibotiyi.protocol.Margin.LeverageView;
import io.aibotiyi.protocol.Margin.LiquidationView;
import io.aibotiyi.protocol.Margin.MarginPositionView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Margin.PerpetualView;
import io.aibotiyi.protocol.Margin.Tier;
import io.aibotiyi.protocol.Trading.PositionView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sample market's perpetual, of which an account in use is short. */
final class SampleMargin implements MarginTrading {

    /** The perpetual of the usual listings. */
    static final InstrumentId PERPETUAL = InstrumentId.parse("sim:BTC-USDT-PERP");

    private static final InstrumentId INDEX = InstrumentId.parse("sim:BTC-USDT");
    private static final BigDecimal HELD = new BigDecimal("-1.35");
    private static final BigDecimal ENTRY = new BigDecimal("61874.2");
    private static final BigDecimal FUNDING = new BigDecimal("4.21");
    private static final List<Tier> TIERS =
            List.of(
                    tier("50000", 50, "0.005", "0"),
                    tier("250000", 25, "0.01", "250"),
                    tier("1000000", 10, "0.025", "4000"),
                    tier("5000000", 5, "0.05", "29000"),
                    tier("20000000", 2, "0.125", "404000"));

    private final SampleMarkets markets;
    private final boolean used;
    private final Map<InstrumentId, Integer> leverages = new ConcurrentHashMap<>();

    SampleMargin(SampleMarkets markets, boolean used) {
        this.markets = markets;
        this.used = used;
    }

    private static Tier tier(String upTo, int leverage, String rate, String amount) {
        return new Tier(
                new BigDecimal(upTo), leverage, new BigDecimal(rate), new BigDecimal(amount));
    }

    private Optional<SampleListing> listing() {
        return markets.instruments().stream()
                .filter(i -> i.id().equals(PERPETUAL))
                .findFirst()
                .map(i -> markets.find(i.id()));
    }

    @Override
    public List<PerpetualView> perpetuals() {
        return listing().stream()
                .map(l ->
                        new PerpetualView(
                                PERPETUAL,
                                INDEX,
                                "USDT",
                                TIERS,
                                10,
                                l.last(),
                                markets.find(INDEX).last(),
                                new BigDecimal("0.0001"),
                                markets.now().plus(Duration.ofHours(2))))
                .toList();
    }

    @Override
    public MarginView of(AccountId account) {
        throw new UnsupportedOperationException("told with the portfolio");
    }

    @Override
    public LeverageView leverage(AccountId account, InstrumentId instrument) {
        return new LeverageView(instrument, leverage(), 25);
    }

    private int leverage() {
        return leverages.getOrDefault(PERPETUAL, 10);
    }

    /** More than 25 is too much for the position, as it is for a backend. */
    @Override
    public LeverageView leverage(AccountId account, InstrumentId instrument, int leverage) {
        if (leverage > 25) {
            throw SampleAccess.refuse(
                    ErrorCode.LEVERAGE_TOO_HIGH,
                    "A position worth 83528.51 with its orders may have a leverage of 25, not "
                            + leverage
                            + "; choose less leverage or trade less");
        }
        leverages.put(instrument, leverage);
        return leverage(account, instrument);
    }

    @Override
    public List<FundingView> funding(AccountId account, int limit) {
        return List.of();
    }

    @Override
    public List<LiquidationView> liquidations(AccountId account, int limit) {
        return List.of();
    }

    /** Null where nobody ever traded it. */
    @Nullable MarginView figures(BigDecimal collateral) {
        Optional<SampleListing> listed = listing();
        if (!used || listed.isEmpty()) {
            return null;
        }
        BigDecimal mark = listed.get().last();
        BigDecimal notional = HELD.abs().multiply(mark);
        Tier tier = TIERS.get(1);
        BigDecimal maintenance =
                notional.multiply(tier.maintenanceRate()).subtract(tier.maintenanceAmount());
        BigDecimal unrealised = HELD.multiply(mark.subtract(ENTRY));
        BigDecimal equity = collateral.add(unrealised);
        BigDecimal initial =
                HELD.abs()
                        .multiply(ENTRY)
                        .divide(BigDecimal.valueOf(leverage()), 2, RoundingMode.UP);
        BigDecimal liquidation =
                HELD.multiply(ENTRY)
                        .subtract(collateral)
                        .subtract(tier.maintenanceAmount())
                        .divide(
                                HELD.subtract(HELD.abs().multiply(tier.maintenanceRate())),
                                1,
                                RoundingMode.HALF_EVEN);
        MarginPositionView position =
                new MarginPositionView(
                        PERPETUAL,
                        HELD,
                        ENTRY,
                        mark,
                        notional,
                        leverage(),
                        initial,
                        maintenance,
                        unrealised,
                        FUNDING,
                        FUNDING,
                        liquidation);
        return new MarginView(
                collateral,
                unrealised,
                equity,
                initial,
                collateral.subtract(initial).add(unrealised.min(BigDecimal.ZERO)),
                maintenance,
                maintenance.divide(equity, 6, RoundingMode.UP),
                BigDecimal.ZERO,
                true,
                List.of(position),
                null);
    }

    /** The same as the portfolio lists it. */
    static PositionView position(MarginView figures) {
        MarginPositionView its = figures.positions().getFirst();
        return new PositionView(
                its.instrument(),
                its.quantity(),
                its.entryPrice(),
                its.markPrice(),
                its.unrealisedPnl(),
                its.realisedPnl(),
                BigDecimal.ZERO);
    }
}
