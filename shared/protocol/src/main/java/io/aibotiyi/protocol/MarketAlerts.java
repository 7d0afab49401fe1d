package io.aibotiyi.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's alerts on the wire: what to watch, how often to tell, and what was told. The backend
 * watches while nobody is connected.
 */
public final class MarketAlerts {

    private MarketAlerts() {}

    /** What a watched number has to do. */
    public enum Test {
        /** Was below the level and is at or above it. */
        CROSSES_UP,
        /** Was above the level and is at or below it. */
        CROSSES_DOWN,
        /** Either of the two. */
        CROSSES,
        /** Is at or above the level now and was not before; also the first number that is seen. */
        AT_OR_ABOVE,
        /** Is at or below the level now and was not before; also the first number that is seen. */
        AT_OR_BELOW
    }

    /** Which price of a market. */
    public enum PriceKind {
        LAST,
        BID,
        ASK,
        /** Mid of the book, the last trade while it has not both sides. */
        MARK
    }

    /** How often an alert fires. */
    public enum Frequency {
        /** Once; then it must be armed again. */
        ONCE,
        /** At most once in each bar of the alert's {@code bar}. */
        ONCE_PER_BAR,
        /** Each time, at most once a second. */
        EVERY_TIME
    }

    /** What an alert does now. */
    public enum AlertState {
        ACTIVE,
        PAUSED,
        /** Fired once, which was all it was asked for. */
        FIRED,
        EXPIRED
    }

    /** How far a drawn line reaches. */
    public enum LineReach {
        /** From one anchor to the other, and not beyond. */
        SEGMENT,
        /** From the first anchor through the second and on. */
        RAY
    }

    /** Which way a price moves. */
    public enum Move {
        RISES,
        FALLS,
        EITHER
    }

    /** What happens to an order. */
    public enum OrderEvent {
        FILLED,
        PARTIALLY_FILLED,
        CANCELLED,
        REJECTED
    }

    /** A figure of a position. */
    public enum PositionFigure {
        /** Profit not realised, by average cost, in the account's currency. */
        UNREALISED_PNL,
        /** Quantity; negative is short. */
        SIZE,
        /** Between mark and liquidation price, in percent of the mark price. */
        LIQUIDATION_DISTANCE
    }

    /** What is watched. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PriceCondition.class, name = "price"),
        @JsonSubTypes.Type(value = ChangeCondition.class, name = "change"),
        @JsonSubTypes.Type(value = LineCondition.class, name = "line"),
        @JsonSubTypes.Type(value = IndicatorCondition.class, name = "indicator"),
        @JsonSubTypes.Type(value = FormulaCondition.class, name = "formula"),
        @JsonSubTypes.Type(value = OrderCondition.class, name = "order"),
        @JsonSubTypes.Type(value = PositionCondition.class, name = "position")
    })
    public sealed interface Condition {}

    /** A price against a level. */
    public record PriceCondition(
            InstrumentId instrument, PriceKind price, Test test, BigDecimal level)
            implements Condition {}

    /**
     * The last price has moved by so much against the one {@code windowSeconds} before.
     *
     * @param percent above 0
     * @param windowSeconds 10 to 604,800
     */
    public record ChangeCondition(
            InstrumentId instrument, Move move, BigDecimal percent, long windowSeconds)
            implements Condition {}

    /** A point of a drawing. */
    public record Anchor(Instant time, BigDecimal price) {}

    /**
     * The last price against a straight line (in price and time) through two anchors; two of the
     * same price make a horizontal one.
     *
     * @param from the earlier one
     * @param test one of the crossings
     */
    public record LineCondition(
            InstrumentId instrument, Anchor from, Anchor to, LineReach reach, Test test)
            implements Condition {}

    /**
     * One output of an indicator of the catalogue.
     *
     * @param indicator its id, as {@code rsi}
     * @param settings parameters by name, as text; those left out are at their defaults
     * @param output its name, as {@code signal}
     */
    public record Series(String indicator, Map<String, String> settings, String output) {

        public Series {
            settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        }
    }

    /**
     * An indicator against a value or another one, on the same bars.
     *
     * @param timeframe as {@code 5m}
     * @param onClose true: only final bars count; false: the forming one, too
     * @param level one of level and other
     */
    public record IndicatorCondition(
            InstrumentId instrument,
            String timeframe,
            boolean onClose,
            Series series,
            Test test,
            @Nullable BigDecimal level,
            @Nullable Series other)
            implements Condition {}

    /**
     * The first plot of a formula becomes true: neither 0 nor undefined, and was not before.
     *
     * @param onClose as in {@link IndicatorCondition}
     */
    public record FormulaCondition(
            InstrumentId instrument, String timeframe, boolean onClose, String formula)
            implements Condition {}

    /**
     * Something happens to an order of an account.
     *
     * @param instrument absent: any
     * @param events at least one
     */
    public record OrderCondition(
            AccountId account, @Nullable InstrumentId instrument, List<OrderEvent> events)
            implements Condition {

        public OrderCondition {
            events = List.copyOf(events);
        }
    }

    /** A figure of a position against a level; without the position there is no figure. */
    public record PositionCondition(
            AccountId account,
            InstrumentId instrument,
            PositionFigure figure,
            Test test,
            BigDecimal level)
            implements Condition {}

    /**
     * An alert as a person wants it.
     *
     * @param bar for ONCE_PER_BAR: timeframe of its bars; an indicator's or formula's is theirs if
     *     absent
     * @param expires ends it; absent: never
     * @param note of the person, at most 500 characters
     * @param sound that the workstation plays: a name it knows; absent is none
     * @param mail also by mail, where the backend sends mail and knows an address
     */
    public record AlertTerms(
            Condition condition,
            Frequency frequency,
            @Nullable String bar,
            @Nullable Instant expires,
            @Nullable String note,
            @Nullable String sound,
            boolean mail) {}

    /** Sets an alert; {@code enabled} false begins it paused. */
    public record SetAlert(AlertTerms terms, boolean enabled) {}

    /**
     * An alert as it stands.
     *
     * @param version increases with every change by the person or by firing
     * @param summary of the condition in one English sentence without a full stop
     * @param trouble why it cannot be watched just now; absent while it is
     * @param firings how often it fired
     * @param firedAt when it did last
     */
    public record MarketAlertView(
            AlertId id,
            long version,
            AlertTerms terms,
            AlertState state,
            String summary,
            @Nullable String trouble,
            long firings,
            @Nullable Instant firedAt,
            Instant createdAt) {}

    /**
     * One firing.
     *
     * @param instrument absent where the alert is for any
     * @param at when the backend told it
     * @param marketTime when it happened at the market; absent for positions and orders
     * @param what happened, in one English sentence without a full stop
     * @param reached the number that met the condition; absent for formulas and orders
     * @param told false: so many of the person's alerts fired within a minute that this one was
     *     only kept
     */
    public record FiringView(
            UUID id,
            AlertId alert,
            @Nullable InstrumentId instrument,
            Instant at,
            @Nullable Instant marketTime,
            String what,
            @Nullable BigDecimal reached,
            @Nullable String note,
            @Nullable String sound,
            boolean told) {}

    /**
     * Newest first.
     *
     * @param next give it as {@code before} for the page after this; absent on the last
     */
    public record FiringPage(List<FiringView> firings, @Nullable UUID next) {}
}
