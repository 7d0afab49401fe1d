package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.TickerView;
import io.aibotiyi.workstation.look.Hints;
import io.aibotiyi.workstation.look.NumberLabel;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.look.Sparkline;
import io.aibotiyi.workstation.state.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** One line of the watchlist. */
final class WatchRow extends HBox {

    private final NumberLabel last = new NumberLabel("col-last");
    private final NumberLabel change = new NumberLabel("col-change");
    private final Sparkline day = new Sparkline();
    private final int scale;
    private List<BigDecimal> closes = List.of();
    private @Nullable BigDecimal before;

    WatchRow(InstrumentView view) {
        scale = Units.scale(view.tickSize());
        getStyleClass().add("watch-row");
        setAlignment(Pos.CENTER_LEFT);
        Label symbol = new Label(view.id().symbol().name());
        symbol.getStyleClass().add("symbol");
        symbol.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Hints.on(symbol, view.id().toString());
        symbol.setMinWidth(48);
        symbol.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(symbol, Priority.ALWAYS);
        if (view.mode() == TradingMode.REPLAY) {
            Label tag = new Label("REPLAY");
            tag.getStyleClass().add("replay-tag");
            tag.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(symbol, tag, last, change);
        } else {
            getChildren().addAll(symbol, day, last, change);
        }
    }

    void show(TickerView ticker) {
        last.setNumber(Numbers.fixed(ticker.last(), scale));
        if (before != null) {
            last.flash(ticker.last().compareTo(before));
        }
        before = ticker.last();
        change.setPlain(Numbers.signed(ticker.changePercent(), 2));
        change.setSign(ticker.changePercent().signum());
        redraw();
    }

    void showDay(List<BigDecimal> values) {
        closes = values;
        redraw();
    }

    private void redraw() {
        if (before == null || closes.isEmpty()) {
            day.setValues(closes);
            return;
        }
        List<BigDecimal> withLast = new ArrayList<>(closes);
        withLast.set(withLast.size() - 1, before);
        day.setValues(withLast);
    }
}
