package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.MarketAlerts.ChangeCondition;
import io.aibotiyi.protocol.MarketAlerts.Condition;
import io.aibotiyi.protocol.MarketAlerts.FormulaCondition;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.Move;
import io.aibotiyi.protocol.MarketAlerts.OrderCondition;
import io.aibotiyi.protocol.MarketAlerts.OrderEvent;
import io.aibotiyi.protocol.MarketAlerts.PositionCondition;
import io.aibotiyi.protocol.MarketAlerts.PositionFigure;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import io.aibotiyi.protocol.MarketAlerts.Series;
import io.aibotiyi.protocol.MarketAlerts.Test;
import io.aibotiyi.protocol.Trading.OrderView;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What alerts watch and what happened, in English sentences without full stops. */
final class Sentences {

    private static final int LONGEST_FORMULA = 80;

    private Sentences() {}

    static String summary(Condition condition) {
        return switch (condition) {
            case PriceCondition c -> subject(c) + " " + wanted(c.test()) + " " + plain(c.level());
            case ChangeCondition c ->
                    market(c.instrument())
                            + switch (c.move()) {
                                case RISES -> " rises ";
                                case FALLS -> " falls ";
                                case EITHER -> " moves ";
                            }
                            + plain(c.percent())
                            + " % within "
                            + span(c.windowSeconds());
            case LineCondition c ->
                    market(c.instrument()) + " last price " + wanted(c.test()) + " a drawn line";
            case IndicatorCondition c -> subject(c) + " " + wanted(c.test()) + " " + level(c);
            case FormulaCondition c -> subject(c) + " becomes true";
            case OrderCondition c -> {
                InstrumentId instrument = c.instrument();
                yield "An order "
                        + (instrument == null ? "" : "for " + market(instrument) + " ")
                        + "is "
                        + c.events().stream()
                                .map(Sentences::event)
                                .collect(Collectors.joining(" or "));
            }
            case PositionCondition c -> subject(c) + " " + wanted(c.test()) + " " + figure(c);
        };
    }

    static String happened(PriceCondition c, boolean up, BigDecimal price) {
        return subject(c) + " " + did(c.test(), up) + " " + plain(c.level()) + at(price);
    }

    static String happened(ChangeCondition c, BigDecimal change) {
        String by = (change.signum() > 0 ? "+" : "") + plain(change);
        return market(c.instrument())
                + (c.move() == Move.EITHER ? " moved " : change.signum() >= 0 ? " rose " : " fell ")
                + by
                + " % within "
                + span(c.windowSeconds());
    }

    static String happened(LineCondition c, boolean up, BigDecimal price) {
        return market(c.instrument())
                + " last price "
                + did(c.test(), up)
                + " a drawn line"
                + at(price);
    }

    static String happened(IndicatorCondition c, boolean up, @Nullable BigDecimal value) {
        return subject(c) + " " + did(c.test(), up) + " " + level(c) + at(value);
    }

    static String happened(FormulaCondition c) {
        return subject(c) + " became true";
    }

    static String happened(PositionCondition c, boolean up, BigDecimal reached) {
        return subject(c) + " " + did(c.test(), up) + " " + figure(c) + at(reached);
    }

    static String happened(OrderView order, OrderEvent event) {
        return word(order.side())
                + " "
                + plain(order.quantity())
                + " "
                + market(order.instrument())
                + " was "
                + event(event)
                + (event == OrderEvent.PARTIALLY_FILLED ? ": " + plain(order.filled()) : "")
                + (event == OrderEvent.REJECTED && order.reason() != null
                        ? ": " + order.reason()
                        : "");
    }

    private static String subject(PriceCondition c) {
        return market(c.instrument()) + " " + word(c.price()) + " price";
    }

    private static String subject(IndicatorCondition c) {
        return name(c.series()) + " of " + market(c.instrument()) + " " + c.timeframe();
    }

    private static String subject(FormulaCondition c) {
        String text = c.formula().strip().replaceAll("\\s+", " ");
        return "The formula \""
                + (text.length() > LONGEST_FORMULA
                        ? text.substring(0, LONGEST_FORMULA) + "…"
                        : text)
                + "\" of "
                + market(c.instrument())
                + " "
                + c.timeframe();
    }

    private static String subject(PositionCondition c) {
        return market(c.instrument())
                + switch (c.figure()) {
                    case UNREALISED_PNL -> " unrealised profit";
                    case SIZE -> " position";
                    case LIQUIDATION_DISTANCE -> " distance to liquidation";
                };
    }

    private static String figure(PositionCondition c) {
        return plain(c.level()) + (c.figure() == PositionFigure.LIQUIDATION_DISTANCE ? " %" : "");
    }

    private static String level(IndicatorCondition c) {
        Series other = c.other();
        BigDecimal level = c.level();
        return other != null ? name(other) : level == null ? "" : plain(level);
    }

    private static String name(Series series) {
        Map<String, String> settings = series.settings();
        return series.indicator().toUpperCase(Locale.ROOT)
                + (settings.isEmpty()
                        ? ""
                        : settings.entrySet().stream()
                                .map(s -> s.getKey() + " " + s.getValue())
                                .collect(Collectors.joining(", ", "(", ")")))
                + (series.output().equals(series.indicator()) ? "" : " " + series.output());
    }

    private static String wanted(Test test) {
        return switch (test) {
            case CROSSES_UP -> "crosses up through";
            case CROSSES_DOWN -> "crosses down through";
            case CROSSES -> "crosses";
            case AT_OR_ABOVE -> "is at or above";
            case AT_OR_BELOW -> "is at or below";
        };
    }

    private static String did(Test test, boolean up) {
        return switch (test) {
            case CROSSES_UP, CROSSES_DOWN, CROSSES ->
                    up ? "crossed up through" : "crossed down through";
            case AT_OR_ABOVE -> "reached or exceeds";
            case AT_OR_BELOW -> "reached or is below";
        };
    }

    private static String event(OrderEvent event) {
        return switch (event) {
            case FILLED -> "filled";
            case PARTIALLY_FILLED -> "partly filled";
            case CANCELLED -> "cancelled";
            case REJECTED -> "rejected";
        };
    }

    private static String word(Enum<?> value) {
        String word = value.name().toLowerCase(Locale.ROOT);
        return value instanceof io.aibotiyi.domain.Side
                ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
                : word;
    }

    private static String market(InstrumentId instrument) {
        return instrument.symbol().name();
    }

    private static String at(@Nullable BigDecimal reached) {
        return reached == null ? "" : ", at " + plain(reached);
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private static String span(long seconds) {
        Duration span = Duration.ofSeconds(seconds);
        if (seconds % 86_400 == 0) {
            return span.toDays() + " d";
        }
        if (seconds % 3_600 == 0) {
            return span.toHours() + " h";
        }
        return seconds % 60 == 0 ? span.toMinutes() + " min" : seconds + " s";
    }
}
