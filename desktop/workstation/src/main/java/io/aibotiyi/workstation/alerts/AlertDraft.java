package io.aibotiyi.workstation.alerts;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.Settings;
import io.aibotiyi.indicators.formula.Formula;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.ChangeCondition;
import io.aibotiyi.protocol.MarketAlerts.Condition;
import io.aibotiyi.protocol.MarketAlerts.FormulaCondition;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.Move;
import io.aibotiyi.protocol.MarketAlerts.OrderCondition;
import io.aibotiyi.protocol.MarketAlerts.OrderEvent;
import io.aibotiyi.protocol.MarketAlerts.PositionCondition;
import io.aibotiyi.protocol.MarketAlerts.PositionFigure;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import io.aibotiyi.protocol.MarketAlerts.Series;
import io.aibotiyi.protocol.MarketAlerts.Test;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form, and what becomes of it; nothing is sent before it fits. The backend
 * checks again.
 *
 * @param value level, percent or figure
 * @param window minutes of a move
 * @param settings of the indicator as {@code length 14, source close}; empty for the defaults
 * @param line the drawn line, where one is watched
 * @param hours until it ends; empty for never
 */
record AlertDraft(
        Kind kind,
        InstrumentId instrument,
        @Nullable AccountId account,
        PriceKind price,
        Test test,
        Move move,
        PositionFigure figure,
        List<OrderEvent> events,
        @Nullable LineCondition line,
        String value,
        String window,
        String timeframe,
        boolean onClose,
        @Nullable Indicator indicator,
        String settings,
        String output,
        String formula,
        Frequency frequency,
        String hours,
        String note,
        @Nullable AlertSound sound,
        boolean mail) {

    /** What can be watched. */
    enum Kind {
        PRICE("Price"),
        CHANGE("Move within a time"),
        LINE("Drawn line"),
        INDICATOR("Indicator"),
        FORMULA("Formula"),
        ORDER("Orders"),
        POSITION("Position");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /**
     * @param problem empty if it fits
     */
    record Check(Optional<AlertTerms> terms, String problem) {}

    private static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misfit(String problem) {
            super(problem);
        }
    }

    Check check(Instant now) {
        try {
            return new Check(
                    Optional.of(
                            new AlertTerms(
                                    condition(),
                                    frequency,
                                    frequency == Frequency.ONCE_PER_BAR ? bar() : null,
                                    expires(now),
                                    note.isBlank() ? null : note.strip(),
                                    sound == null ? null : sound.id(),
                                    mail)),
                    "");
        } catch (IllegalArgumentException | Misfit e) {
            return new Check(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private Condition condition() {
        return switch (kind) {
            case PRICE -> new PriceCondition(instrument, price, test, positive("A price", value));
            case CHANGE ->
                    new ChangeCondition(
                            instrument,
                            move,
                            positive("A percentage", value),
                            Math.round(positive("A time in minutes", window).doubleValue() * 60));
            case LINE -> lineOrMisfit();
            case INDICATOR ->
                    new IndicatorCondition(
                            instrument, bar(), onClose, series(), test, number(value), null);
            case FORMULA -> new FormulaCondition(instrument, bar(), onClose, formulaOrMisfit());
            case ORDER -> orders();
            case POSITION ->
                    new PositionCondition(
                            accountOrMisfit(), instrument, figure, test, number(value));
        };
    }

    private LineCondition lineOrMisfit() {
        if (line == null) {
            throw new Misfit("Draw a line and choose it in the chart's menu.");
        }
        return line;
    }

    private OrderCondition orders() {
        if (events.isEmpty()) {
            throw new Misfit("Choose what happens to the order.");
        }
        return new OrderCondition(accountOrMisfit(), null, events);
    }

    private AccountId accountOrMisfit() {
        if (account == null) {
            throw new Misfit("No trading account; connect first.");
        }
        return account;
    }

    private String bar() {
        return Timeframe.parse(timeframe.strip()).toString();
    }

    private Series series() {
        if (indicator == null) {
            throw new Misfit("Choose an indicator.");
        }
        Settings chosen = indicator.defaults();
        Map<String, String> texts = new LinkedHashMap<>();
        for (String part : settings.split(",", -1)) {
            if (!part.isBlank()) {
                String[] words = part.strip().split("[\\s=:]+", 2);
                if (words.length < 2) {
                    throw new Misfit("Settings are written as: length 14, source close");
                }
                chosen = chosen.with(words[0], words[1]);
                texts.put(words[0], words[1].strip());
            }
        }
        return new Series(indicator.id(), texts, output);
    }

    private String formulaOrMisfit() {
        if (formula.isBlank()) {
            throw new Misfit("Type a formula, such as close > sma(close, 20)");
        }
        return Formula.parse(formula).text();
    }

    private @Nullable Instant expires(Instant now) {
        return hours.isBlank()
                ? null
                : now.plus(
                        Duration.ofMinutes(
                                Math.round(positive("A time in hours", hours).doubleValue() * 60)));
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text.strip().replace(",", ""));
        } catch (NumberFormatException e) {
            throw new Misfit(text.isBlank() ? "Type a value." : "Not a number: " + text.strip());
        }
    }

    private static BigDecimal positive(String what, String text) {
        BigDecimal number = number(text);
        if (number.signum() <= 0) {
            throw new Misfit(what + " is above 0.");
        }
        return number;
    }
}
