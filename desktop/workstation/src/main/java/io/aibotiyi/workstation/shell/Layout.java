package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.trade.TradingPrefs;
import java.util.List;
import java.util.Map;

/**
 * What the workstation remembers between starts.
 *
 * @param instrument {@code venue:SYMBOL} in view; empty for the first there is
 * @param dividers positions 0 to 1 of each split pane, by its name
 * @param remote address of the backend last connected to; empty for none
 * @param width of the window; 0 for as large as fits
 * @param trading sizes, exits and keys of order entry
 */
public record Layout(
        Appearance appearance,
        String instrument,
        Timeframe timeframe,
        Map<String, List<Double>> dividers,
        boolean welcomed,
        String remote,
        double width,
        double height,
        TradingPrefs trading) {

    public static final Layout DEFAULT =
            new Layout(Appearance.DEFAULT, "", Timeframe.M1, Map.of(), false, "", 0, 0);

    public Layout {
        dividers = Map.copyOf(dividers);
    }

    /** With the order entry of a first start. */
    public Layout(
            Appearance appearance,
            String instrument,
            Timeframe timeframe,
            Map<String, List<Double>> dividers,
            boolean welcomed,
            String remote,
            double width,
            double height) {
        this(
                appearance,
                instrument,
                timeframe,
                dividers,
                welcomed,
                remote,
                width,
                height,
                TradingPrefs.DEFAULT);
    }

    public Layout with(Appearance next) {
        return new Layout(
                next, instrument, timeframe, dividers, welcomed, remote, width, height, trading);
    }

    public Layout withView(String shown, Timeframe chosen) {
        return new Layout(
                appearance, shown, chosen, dividers, welcomed, remote, width, height, trading);
    }

    public Layout withDividers(Map<String, List<Double>> next) {
        return new Layout(
                appearance, instrument, timeframe, next, welcomed, remote, width, height, trading);
    }

    public Layout withWelcomed() {
        return new Layout(
                appearance, instrument, timeframe, dividers, true, remote, width, height, trading);
    }

    public Layout withRemote(String address) {
        return new Layout(
                appearance,
                instrument,
                timeframe,
                dividers,
                welcomed,
                address,
                width,
                height,
                trading);
    }

    public Layout withSize(double wide, double high) {
        return new Layout(
                appearance, instrument, timeframe, dividers, welcomed, remote, wide, high, trading);
    }

    public Layout withTrading(TradingPrefs next) {
        return new Layout(
                appearance, instrument, timeframe, dividers, welcomed, remote, width, height, next);
    }
}
