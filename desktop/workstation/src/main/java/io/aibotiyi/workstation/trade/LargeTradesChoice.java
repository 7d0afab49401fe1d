package io.aibotiyi.workstation.trade;

import io.aibotiyi.workstation.drawings.ChartSetup.Flow;
import java.math.BigDecimal;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Whether a chart marks large trades, and from which quantity on; zero leaves that to it. */
final class LargeTradesChoice {

    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final ObjectProperty<BigDecimal> least =
            new SimpleObjectProperty<>(this, "least", BigDecimal.ZERO);

    BooleanProperty shownProperty() {
        return shown;
    }

    ObjectProperty<BigDecimal> leastProperty() {
        return least;
    }

    /** A quantity as it is typed; empty if it is none that a trade can have. */
    static Optional<BigDecimal> typed(String text) {
        try {
            BigDecimal value = new BigDecimal(text.replace(",", "").strip());
            return value.signum() > 0 && Flow.isSize(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
