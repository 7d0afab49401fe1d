package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.Routing.Tuning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes terms of a request, or says what is wrong with it. */
@Component
final class ParentRules {

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration FARTHEST = Duration.ofDays(7);

    /** A clock that is a little ahead of the caller's is no reason to refuse. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final TradingService trading;
    private final MarketData markets;
    private final Schedules schedules;

    ParentRules(TradingService trading, MarketData markets, Schedules schedules) {
        this.trading = trading;
        this.markets = markets;
        this.schedules = schedules;
    }

    /**
     * @param seed of what is left to chance
     * @throws ProblemException naming the rule and the field
     */
    Terms terms(UserId user, StartParent request, Instant now, long seed) {
        Instrument instrument = instrument(user, request);
        quantity(request.quantity(), instrument, "quantity");
        BigDecimal limit = request.limitPrice();
        if (limit != null) {
            price(limit, instrument);
        }
        worth(request, instrument);
        Tuning asked = request.tuning();
        Tuning tuning = asked == null ? Tuning.STANDARD : asked;
        TuningRules.check(request.algorithm(), tuning, instrument);
        if (request.algorithm() == Algorithm.ICEBERG && limit == null) {
            throw invalid("An iceberg shows its parts at a price; name it", "limitPrice");
        }
        BigDecimal display = tuning.displayQuantity();
        if (display != null) {
            quantity(display, instrument, "tuning.displayQuantity");
        }
        Instant start = start(request.start(), now);
        Instant end = start.plus(duration(request));
        Terms terms =
                new Terms(
                        request.account(),
                        instrument.id(),
                        request.side(),
                        Parent.plain(request.quantity()),
                        request.algorithm(),
                        Parent.plainOrNull(limit),
                        start,
                        end,
                        tuning,
                        null,
                        seed);
        return schedules.scheduled(terms, instrument, reference(limit, instrument));
    }

    private Instrument instrument(UserId user, StartParent request) {
        AccountView account =
                trading.accounts(user).stream()
                        .filter(a -> a.id().equals(request.account()))
                        .findFirst()
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "You have no account " + request.account(),
                                        "account"));
        Instrument instrument =
                markets.instrument(request.instrument())
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.UNKNOWN_INSTRUMENT,
                                        "Nothing here is called " + request.instrument(),
                                        "instrument"));
        if (!instrument.quoteAsset().equals(account.currency())) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED,
                    instrument.id() + " is not quoted in the account's " + account.currency(),
                    "instrument");
        }
        if (markets.executionVenues().stream()
                .noneMatch(v -> v.id().equals(instrument.id().venue()))) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED,
                    "Nothing executes orders at " + instrument.id().venue(),
                    "instrument");
        }
        return instrument;
    }

    private static void quantity(BigDecimal quantity, Instrument instrument, String field) {
        if (quantity.signum() <= 0) {
            throw invalid("The quantity must be positive", field);
        }
        if (!multiple(quantity, instrument.quantityScale(), instrument.lotSize(), field)) {
            throw new ProblemException(
                    ErrorCode.QUANTITY_NOT_ON_LOT,
                    "The quantity must be a multiple of "
                            + instrument.quantity(instrument.lotSize()).toPlainString(),
                    field);
        }
    }

    private static void price(BigDecimal price, Instrument instrument) {
        if (price.signum() <= 0) {
            throw invalid("The price must be positive", "limitPrice");
        }
        if (!multiple(price, instrument.priceScale(), instrument.tickSize(), "limitPrice")) {
            throw new ProblemException(
                    ErrorCode.PRICE_NOT_ON_TICK,
                    "The price must be a multiple of "
                            + instrument.price(instrument.tickSize()).toPlainString(),
                    "limitPrice");
        }
    }

    private static boolean multiple(BigDecimal value, int scale, long step, String field) {
        if (value.precision() - value.scale() > 18 - scale) {
            throw invalid("The number is too large", field);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= scale
                && stripped.setScale(scale).unscaledValue().longValueExact() % step == 0;
    }

    private void worth(StartParent request, Instrument instrument) {
        BigDecimal worth = reference(request.limitPrice(), instrument).multiply(request.quantity());
        if (worth.compareTo(instrument.minNotional()) < 0) {
            throw new ProblemException(
                    ErrorCode.BELOW_MINIMUM_NOTIONAL,
                    "All of it is worth "
                            + Parent.plain(worth).toPlainString()
                            + " "
                            + instrument.quoteAsset()
                            + "; the minimum is "
                            + instrument.minNotional().toPlainString(),
                    "quantity");
        }
    }

    /** The limit, else what the market is at. */
    private BigDecimal reference(@Nullable BigDecimal limit, Instrument instrument) {
        if (limit != null) {
            return limit;
        }
        OptionalLong mark = markets.markPrice(instrument.id());
        if (mark.isEmpty() || mark.getAsLong() <= 0) {
            throw new ProblemException(
                    ErrorCode.BOOK_NOT_LIVE,
                    instrument.id() + " has no price yet; try again, or name a limit price");
        }
        return instrument.price(mark.getAsLong());
    }

    private static Instant start(@Nullable Instant asked, Instant now) {
        Instant start = asked == null ? now : asked;
        if (start.isBefore(now.minus(LATE)) || start.isAfter(now.plus(FARTHEST))) {
            throw invalid("The start lies between now and seven days from now", "start");
        }
        return (start.isBefore(now) ? now : start).truncatedTo(ChronoUnit.MICROS);
    }

    private static Duration duration(StartParent request) {
        Long seconds = request.durationSeconds();
        if (seconds == null) {
            return switch (request.algorithm()) {
                case ICEBERG -> LONGEST;
                case BEST_PRICE -> Duration.ofMinutes(1);
                case TWAP, VWAP, POV ->
                        throw invalid(request.algorithm() + " needs a duration", "durationSeconds");
            };
        }
        if (seconds < SHORTEST.toSeconds() || seconds > LONGEST.toSeconds()) {
            throw invalid(
                    "durationSeconds is "
                            + SHORTEST.toSeconds()
                            + " to "
                            + LONGEST.toSeconds()
                            + ", was "
                            + seconds,
                    "durationSeconds");
        }
        return Duration.ofSeconds(seconds);
    }

    static ProblemException invalid(String detail, String field) {
        return new ProblemException(ErrorCode.INVALID_FIELD, detail, field);
    }
}
