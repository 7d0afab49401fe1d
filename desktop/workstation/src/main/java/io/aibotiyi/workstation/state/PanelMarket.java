package io.aibotiyi.workstation.state;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import java.util.Optional;

/**
 * The market that one panel looks at: its link group's, or its own. Which of them it is changes
 * only while the panel does not listen. FX thread only.
 */
public final class PanelMarket {

    private MarketFocus linked;

    public PanelMarket(MarketFocus linked) {
        this.linked = linked;
    }

    /** Looks at what another group does, from the panel's next listening on. */
    public void link(MarketFocus next) {
        linked = next;
    }

    public MarketFocus linked() {
        return linked;
    }

    public Live<Optional<InstrumentFocus>> focus() {
        return linked.focus();
    }

    public Live<Optional<CandleFocus>> candles() {
        return linked.candles();
    }

    /** Brings an instrument into view, here and in every linked panel. */
    public void select(InstrumentId id) {
        linked.select(id);
    }

    /** Chooses the length of the candles in view, here and in every linked panel. */
    public void select(Timeframe next) {
        linked.select(next);
    }

    /** Loads candles that lie before an open time. */
    public void loadCandlesBefore(long openTime) {
        linked.loadCandlesBefore(openTime);
    }
}
