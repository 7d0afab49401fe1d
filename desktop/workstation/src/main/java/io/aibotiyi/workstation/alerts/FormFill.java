package io.aibotiyi.workstation.alerts;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.indicators.catalogue.Catalogue;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.ChangeCondition;
import io.aibotiyi.protocol.MarketAlerts.FormulaCondition;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.OrderCondition;
import io.aibotiyi.protocol.MarketAlerts.PositionCondition;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import io.aibotiyi.workstation.alerts.AlertDraft.Kind;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts an alert's terms into the form. When it ends is left open: it was counted from then. */
record FormFill(AlertTerms terms) {

    /** The market that they are of; empty for any. */
    Optional<InstrumentId> instrument() {
        return switch (terms.condition()) {
            case PriceCondition c -> Optional.of(c.instrument());
            case ChangeCondition c -> Optional.of(c.instrument());
            case LineCondition c -> Optional.of(c.instrument());
            case IndicatorCondition c -> Optional.of(c.instrument());
            case FormulaCondition c -> Optional.of(c.instrument());
            case OrderCondition c -> Optional.ofNullable(c.instrument());
            case PositionCondition c -> Optional.of(c.instrument());
        };
    }

    void into(AlertForm form) {
        condition(form);
        form.frequency.setValue(terms.frequency());
        String bar = terms.bar();
        if (bar != null) {
            form.timeframe.setText(bar);
        }
        form.note.setText(Objects.requireNonNullElse(terms.note(), ""));
        form.sound.setValue(Optional.ofNullable(terms.sound()).flatMap(AlertSound::of));
        form.mail.setSelected(terms.mail());
    }

    private void condition(AlertForm form) {
        switch (terms.condition()) {
            case PriceCondition c -> {
                form.kind.setValue(Kind.PRICE);
                form.price.setValue(c.price());
                form.test.setValue(c.test());
                form.value.setText(c.level().toPlainString());
            }
            case ChangeCondition c -> {
                form.kind.setValue(Kind.CHANGE);
                form.move.setValue(c.move());
                form.value.setText(c.percent().toPlainString());
                form.window.setText(
                        BigDecimal.valueOf(c.windowSeconds() / 60.0)
                                .stripTrailingZeros()
                                .toPlainString());
            }
            case LineCondition c -> form.onLine(c);
            case IndicatorCondition c -> indicator(form, c);
            case FormulaCondition c -> {
                form.kind.setValue(Kind.FORMULA);
                form.timeframe.setText(c.timeframe());
                form.onClose.setSelected(c.onClose());
                form.formula.setText(c.formula());
            }
            case OrderCondition c -> {
                form.kind.setValue(Kind.ORDER);
                form.events.choose(c.events().stream().map(AlertWords::name).toList());
            }
            case PositionCondition c -> {
                form.kind.setValue(Kind.POSITION);
                form.figure.setValue(c.figure());
                form.test.setValue(c.test());
                form.value.setText(c.level().toPlainString());
            }
        }
    }

    private static void indicator(AlertForm form, IndicatorCondition c) {
        form.kind.setValue(Kind.INDICATOR);
        Catalogue.standard().find(c.series().indicator()).ifPresent(form.indicator::setValue);
        form.output.setValue(c.series().output());
        form.settings.setText(
                c.series().settings().entrySet().stream()
                        .map(s -> s.getKey() + " " + s.getValue())
                        .collect(Collectors.joining(", ")));
        form.test.setValue(c.test());
        form.timeframe.setText(c.timeframe());
        form.onClose.setSelected(c.onClose());
        BigDecimal level = c.level();
        form.value.setText(level == null ? "" : level.toPlainString());
    }
}
