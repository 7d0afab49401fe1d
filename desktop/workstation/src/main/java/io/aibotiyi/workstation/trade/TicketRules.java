package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.BalanceView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Quote;
import io.aibotiyi.workstation.state.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Checks a ticket before it is sent, by the same limits that the backend states for the instrument.
 * The backend decides; this only saves the way there.
 */
record TicketRules(
        InstrumentView instrument,
        Optional<AccountId> account,
        List<BalanceView> balances,
        List<FillView> fills,
        Quote quote,
        Instant now,
        @Nullable TicketMargin margin) {

    /** Of a spot market. */
    TicketRules(
            InstrumentView instrument,
            Optional<AccountId> account,
            List<BalanceView> balances,
            List<FillView> fills,
            Quote quote,
            Instant now) {
        this(instrument, account, balances, fills, quote, now, null);
    }

    TicketCheck check(TicketDraft draft) {
        boolean buying = draft.side() == Side.BUY || margin != null;
        String paying = buying ? instrument.quoteAsset() : instrument.baseAsset();
        BigDecimal available = available(paying);
        BigDecimal price = price(draft);
        BigDecimal quantity = parse(draft.quantity());
        BigDecimal notional = price == null || quantity == null ? null : price.multiply(quantity);
        BigDecimal fee = notional == null ? null : fee(notional, draft);
        TicketMargin.Plan plan = plan(draft, price, quantity, fee);
        TicketMargin.After after = margin == null || plan == null ? null : margin.after(plan);
        String problem = problem(draft, price, quantity, notional);
        if (problem.isEmpty() && notional != null && quantity != null) {
            problem =
                    margin == null || plan == null || after == null
                            ? spot(draft, notional, quantity, available, fee, paying)
                            : onMargin(margin, plan, after, paying);
        }
        Optional<PlaceOrder> order =
                problem.isEmpty()
                                && quantity != null
                                && account.isPresent()
                                && notional != null
                                && TicketTerms.isComplete(draft)
                        ? Optional.of(order(draft, account.get(), quantity))
                        : Optional.empty();
        return new TicketCheck(order, problem, notional, fee, available, paying, after);
    }

    /** What margin is asked about; absent in a spot market and while something is missing. */
    private TicketMargin.@Nullable Plan plan(
            TicketDraft draft,
            @Nullable BigDecimal price,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal fee) {
        return margin == null
                        || price == null
                        || price.signum() <= 0
                        || quantity == null
                        || quantity.signum() <= 0
                ? null
                : new TicketMargin.Plan(
                        draft.side(), quantity, price, draft.reduceOnly(), orZero(fee));
    }

    private static String onMargin(
            TicketMargin margin,
            TicketMargin.Plan plan,
            TicketMargin.After after,
            String currency) {
        String problem = margin.problem(plan, after);
        boolean lacks =
                after.margin().compareTo(plan.fee()) > 0
                        && after.margin().compareTo(margin.free()) > 0;
        return problem.isEmpty() && lacks
                ? "Not enough margin: " + Numbers.amount(margin.free()) + " " + currency + " free."
                : problem;
    }

    private PlaceOrder order(TicketDraft draft, AccountId owner, BigDecimal quantity) {
        boolean limit = draft.type().hasLimit();
        boolean rests = draft.mayRest();
        Long minutes = TicketTerms.minutesOf(draft);
        Instant end =
                draft.timeInForce() == TimeInForce.GTD && minutes != null
                        ? now.plus(Duration.ofMinutes(minutes))
                        : null;
        return new PlaceOrder(
                owner,
                instrument.id(),
                draft.side(),
                draft.type(),
                quantity,
                limit ? parse(draft.price()) : null,
                draft.type() == OrderType.MARKET ? TimeInForce.IOC : draft.timeInForce(),
                null,
                (draft.type().isConditional() && !draft.trails()) ? parse(draft.trigger()) : null,
                draft.trails() ? parse(draft.trigger()) : null,
                end,
                rests ? parse(draft.display()) : null,
                (rests && draft.postOnly()) ? true : null,
                draft.reduceOnly() ? true : null);
    }

    /** The price that exits are measured from; absent while it is not known. */
    @Nullable BigDecimal entryPrice(TicketDraft draft) {
        return price(draft);
    }

    /** What it is worth its quantity at: its limit, where it fires, or the market. */
    private @Nullable BigDecimal price(TicketDraft draft) {
        if (draft.type().hasLimit()) {
            return parse(draft.price());
        }
        return draft.type() == OrderType.MARKET ? market(draft) : TicketTerms.firesAt(draft, quote);
    }

    private String problem(
            TicketDraft draft,
            @Nullable BigDecimal price,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal notional) {
        if (account.isEmpty()) {
            return "No trading account; connect first.";
        }
        if (!draft.quantity().isBlank() && quantity == null) {
            return "Quantity is not a number (1234.5 expected).";
        }
        boolean limit = draft.type().hasLimit();
        if (limit && !draft.price().isBlank() && price == null) {
            return "Price is not a number (1234.5 expected).";
        }
        if (limit && price != null && price.signum() <= 0) {
            return "Price must be above zero.";
        }
        if (limit && price != null && !on(price, instrument.tickSize())) {
            return "Price must be a multiple of " + Numbers.plain(instrument.tickSize()) + ".";
        }
        String terms = TicketTerms.problem(draft, instrument, quote);
        if (!terms.isEmpty()) {
            return terms;
        }
        if (draft.type() == OrderType.MARKET && price == null) {
            return "No " + (draft.side() == Side.BUY ? "asks" : "bids") + " to trade against now.";
        }
        if (quantity == null || price == null || notional == null) {
            return "";
        }
        if (quantity.signum() <= 0) {
            return "Quantity must be above zero.";
        }
        if (!on(quantity, instrument.lotSize())) {
            return "Quantity must be a multiple of " + Numbers.plain(instrument.lotSize()) + ".";
        }
        if (notional.compareTo(instrument.minNotional()) < 0 && !draft.reduceOnly()) {
            return "Below the minimum of "
                    + Numbers.plain(instrument.minNotional())
                    + " "
                    + instrument.quoteAsset()
                    + ".";
        }
        return "";
    }

    private static String spot(
            TicketDraft draft,
            BigDecimal notional,
            BigDecimal quantity,
            @Nullable BigDecimal available,
            @Nullable BigDecimal fee,
            String paying) {
        BigDecimal needed = draft.side() == Side.BUY ? notional.add(orZero(fee)) : quantity;
        if (available != null && needed.compareTo(available) > 0) {
            return "Not enough " + paying + ": " + Numbers.plain(available) + " free.";
        }
        return "";
    }

    /** Free funds of an asset, in a perpetual free margin; absent while balances are unknown. */
    @Nullable BigDecimal available(String asset) {
        if (margin != null) {
            return margin.free();
        }
        if (balances.isEmpty()) {
            return null;
        }
        return balances.stream()
                .filter(b -> b.asset().equals(asset))
                .map(b -> b.total().subtract(b.held()))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** The quantity that a share of the free funds pays for, on the lot below; empty if unknown. */
    Optional<BigDecimal> share(TicketDraft draft, int percent) {
        BigDecimal part = BigDecimal.valueOf(percent).movePointLeft(2);
        if (margin != null) {
            return share(margin, draft, part);
        }
        BigDecimal quantity;
        if (draft.side() == Side.SELL) {
            BigDecimal free = available(instrument.baseAsset());
            quantity = free == null ? null : free.multiply(part);
        } else {
            BigDecimal free = available(instrument.quoteAsset());
            BigDecimal price = price(draft);
            if (free == null || price == null || price.signum() <= 0) {
                return Optional.empty();
            }
            BigDecimal withFee = price.multiply(BigDecimal.ONE.add(orZero(rate(draft))));
            quantity = free.multiply(part).divide(withFee, 18, RoundingMode.DOWN);
        }
        return quantity == null ? Optional.empty() : Optional.of(onLot(quantity));
    }

    /** Of a position that is reduced its share; else what the free margin opens with its fee. */
    private Optional<BigDecimal> share(TicketMargin margin, TicketDraft draft, BigDecimal part) {
        BigDecimal price = price(draft);
        if (draft.reduceOnly()) {
            return Optional.of(onLot(margin.held().abs().multiply(part)));
        }
        if (price == null || price.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal each =
                price.divide(BigDecimal.valueOf(margin.leverage()), 18, RoundingMode.UP)
                        .add(price.multiply(orZero(rate(draft))));
        return Optional.of(onLot(margin.free().multiply(part).divide(each, 18, RoundingMode.DOWN)));
    }

    BigDecimal onLot(BigDecimal quantity) {
        BigDecimal lots = quantity.divide(instrument.lotSize(), 0, RoundingMode.DOWN);
        return lots.multiply(instrument.lotSize()).setScale(Units.scale(instrument.lotSize()));
    }

    private @Nullable BigDecimal market(TicketDraft draft) {
        return draft.side() == Side.BUY ? quote.ask() : quote.bid();
    }

    private @Nullable BigDecimal fee(BigDecimal notional, TicketDraft draft) {
        BigDecimal rate = rate(draft);
        return rate == null ? null : notional.multiply(rate).setScale(8, RoundingMode.UP);
    }

    /** Fee per notional that the newest fill of the same kind paid, as taker unless it rests. */
    private @Nullable BigDecimal rate(TicketDraft draft) {
        boolean maker = draft.type() == OrderType.LIMIT && rests(draft);
        InstrumentId id = instrument.id();
        return fills.stream()
                .filter(f -> f.instrument().equals(id) && f.maker() == maker)
                .filter(f -> f.feeAsset().equals(instrument.quoteAsset()))
                .findFirst()
                .map(f -> f.fee().divide(f.price().multiply(f.quantity()), 6, RoundingMode.UP))
                .orElse(null);
    }

    private boolean rests(TicketDraft draft) {
        BigDecimal price = parse(draft.price());
        if (price == null || !draft.timeInForce().stays()) {
            return false;
        }
        BigDecimal against = draft.side() == Side.BUY ? quote.ask() : quote.bid();
        if (against == null) {
            return true;
        }
        int order = price.compareTo(against);
        return draft.side() == Side.BUY ? order < 0 : order > 0;
    }

    /** A decimal as typed: spaces ignored; absent if it is none, commas included. */
    static @Nullable BigDecimal parse(String text) {
        String plain = text.replace(" ", "");
        if (plain.isEmpty()
                || plain.length() > 40
                || plain.toLowerCase(Locale.ROOT).contains("e")) {
            return null;
        }
        try {
            return new BigDecimal(plain);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** One step from a number as typed, at least one step above zero. */
    static BigDecimal stepped(@Nullable BigDecimal value, BigDecimal step, int steps) {
        BigDecimal from = value == null ? BigDecimal.ZERO : value;
        BigDecimal whole = from.divide(step, 0, RoundingMode.HALF_EVEN).multiply(step);
        return whole.add(step.multiply(BigDecimal.valueOf(steps)))
                .max(step)
                .setScale(Units.scale(step), RoundingMode.HALF_EVEN);
    }

    /** Units that a price takes, for marks on a chart; empty while it is none. */
    static OptionalLong units(@Nullable BigDecimal value, int scale) {
        return value == null || value.stripTrailingZeros().scale() > scale
                ? OptionalLong.empty()
                : OptionalLong.of(value.movePointRight(scale).longValueExact());
    }

    private static boolean on(BigDecimal value, BigDecimal step) {
        return value.remainder(step).signum() == 0;
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
