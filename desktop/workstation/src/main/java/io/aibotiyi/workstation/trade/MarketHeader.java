package io.aibotiyi.workstation.trade;

import io.aibotiyi.protocol.Market.TickerView;
import io.aibotiyi.workstation.look.NumberLabel;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Quote;
import io.aibotiyi.workstation.state.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The instrument in view: name, last price and the figures of its day. */
final class MarketHeader extends HBox {

    private static final double SYMBOL_WIDTH = 240;

    private final Desk desk;
    private final PanelMarket market;
    private final List<Node> parts;
    private final Label symbol = new Label("—");
    private final NumberLabel last = new NumberLabel("last");
    private final NumberLabel change = new NumberLabel("change");
    private final NumberLabel high = new NumberLabel();
    private final NumberLabel low = new NumberLabel();
    private final NumberLabel volume = new NumberLabel();
    private final NumberLabel spread = new NumberLabel();
    private final Label volumeUnit = new Label();
    private final Pins ofFocus = new Pins();
    private @Nullable BigDecimal before;
    private @Nullable InstrumentFocus shown;

    MarketHeader(Desk desk, PanelMarket market) {
        this.desk = desk;
        this.market = market;
        getStyleClass().add("market-header");
        setAlignment(Pos.CENTER_LEFT);
        symbol.getStyleClass().add("symbol");
        symbol.setMinWidth(0);
        symbol.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        symbol.setMaxWidth(SYMBOL_WIDTH);
        last.setMinWidth(USE_PREF_SIZE);
        change.setMinWidth(USE_PREF_SIZE);
        parts =
                List.of(
                        last,
                        change,
                        figure("Spread", spread),
                        figure("24 h high", high),
                        figure("24 h low", low),
                        figure("24 h volume", volume, volumeUnit));
        getChildren().add(symbol);
        getChildren().addAll(parts);
    }

    /** What does not fit is left out, from the end; nothing is cut. */
    @Override
    protected void layoutChildren() {
        double used = symbol.prefWidth(-1);
        for (Node part : parts) {
            used += part.prefWidth(-1) + getSpacing();
            boolean fits = used <= getWidth();
            part.setVisible(fits);
            part.setManaged(fits);
        }
        super.layoutChildren();
    }

    private static VBox figure(String name, Node... value) {
        Label label = new Label(name);
        label.getStyleClass().add("figure-name");
        HBox line = new HBox(value);
        line.getStyleClass().add("figure-value");
        VBox box = new VBox(label, line);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(0);
        return box;
    }

    void attach(Pins pins) {
        pins.add(market.focus().listen(this::focus));
        pins.add(desk.market().tickers().listen(_ -> showTicker()));
        pins.add(ofFocus);
        pins.add(() -> shown = null);
    }

    private void focus(Optional<InstrumentFocus> next) {
        if (next.isPresent() && next.get() == shown) {
            return;
        }
        ofFocus.close();
        before = null;
        shown = next.orElse(null);
        symbol.setText(next.map(f -> f.view().id().symbol().name()).orElse("—"));
        volumeUnit.setText(next.map(f -> " " + f.view().baseAsset()).orElse(""));
        for (NumberLabel label : new NumberLabel[] {last, change, high, low, volume, spread}) {
            label.setPlain("—");
            label.setSign(0);
        }
        next.ifPresent(f -> ofFocus.add(f.quote().listen(this::showQuote)));
        showTicker();
    }

    private void showTicker() {
        InstrumentFocus focus = shown;
        if (focus == null) {
            return;
        }
        TickerView ticker = desk.market().tickers().get().get(focus.view().id());
        if (ticker == null) {
            return;
        }
        int scale = Units.scale(focus.view().tickSize());
        last.setNumber(Numbers.fixed(ticker.last(), scale));
        last.setSign(ticker.change().signum());
        if (before != null) {
            last.flash(ticker.last().compareTo(before));
        }
        before = ticker.last();
        String arrow =
                ticker.change().signum() > 0 ? "▲ " : ticker.change().signum() < 0 ? "▼ " : "";
        change.setPlain(
                arrow
                        + Numbers.signed(ticker.change(), scale)
                        + "  "
                        + Numbers.signed(ticker.changePercent(), 2)
                        + " %");
        change.setSign(ticker.change().signum());
        high.setNumber(Numbers.fixed(ticker.high(), scale));
        low.setNumber(Numbers.fixed(ticker.low(), scale));
        volume.setPlain(Numbers.compact(ticker.volume()));
    }

    private void showQuote(Quote quote) {
        InstrumentFocus focus = shown;
        if (focus != null) {
            int scale = Units.scale(focus.view().tickSize());
            spread.setNumber(quote.spread().map(s -> Numbers.fixed(s, scale)).orElse("—"));
        }
    }
}
