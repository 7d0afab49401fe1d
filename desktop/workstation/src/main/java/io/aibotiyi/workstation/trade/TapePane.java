package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.tape.TapeTrade;
import io.aibotiyi.charts.tape.TradeTape;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.protocol.Market.TradeView;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The prints of the instrument in view. */
final class TapePane extends BorderPane {

    private final PanelMarket market;
    private final TradeTape tape = new TradeTape();
    private final StatePane state = new StatePane(tape);
    private final Pins ofFocus = new Pins();
    private @Nullable InstrumentFocus shown;

    TapePane(PanelMarket market) {
        this.market = market;
        getStyleClass().add("panel");
        Label title = new Label("Trades");
        title.getStyleClass().add("panel-title");
        HBox header = new HBox(title);
        header.getStyleClass().add("panel-header");
        header.setAlignment(Pos.CENTER_LEFT);
        setTop(header);
        setCenter(state);
    }

    void attach(Pins pins) {
        pins.add(market.focus().listen(this::focus));
        pins.add(ofFocus);
        pins.add(() -> shown = null);
    }

    private void focus(Optional<InstrumentFocus> next) {
        if (next.isPresent() && next.get() == shown) {
            return;
        }
        ofFocus.close();
        shown = next.orElse(null);
        tape.clear();
        if (next.isEmpty()) {
            state.showLoading("Loading trades");
            return;
        }
        InstrumentFocus focus = next.get();
        Instrument in = focus.instrument();
        tape.setMarket(in.priceScale(), in.quantityScale(), in.tickSize());
        ofFocus.add(
                focus.trades()
                        .listen((batch, fresh) -> {
                            if (fresh) {
                                tape.snapshot(prints(in, batch));
                            } else {
                                tape.add(prints(in, batch));
                            }
                        }));
        ofFocus.add(focus.tradesHealth().listen(this::showHealth));
    }

    private static List<TapeTrade> prints(Instrument in, List<TradeView> views) {
        return views.stream()
                .map(v ->
                        new TapeTrade(
                                EpochNanos.of(v.time()),
                                in.priceUnits(v.price()),
                                in.quantityUnits(v.quantity()),
                                v.aggressor()))
                .toList();
    }

    private void showHealth(Health health) {
        switch (health.phase()) {
            case LOADING -> state.showLoading("Loading trades");
            case FAILED -> state.showFailed("No trades", health.reason());
            case STALE -> {
                state.showContent();
                tape.setStale(health.reason());
            }
            case LIVE -> {
                state.showContent();
                tape.setStale(null);
            }
        }
    }
}
