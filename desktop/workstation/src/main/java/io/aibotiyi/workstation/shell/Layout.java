package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.workstation.look.Appearance;
import java.util.List;
import java.util.Map;

/**
 * What the workstation remembers between starts.
 *
 * @param instrument {@code venue:SYMBOL} in view; empty for the first there is
 * @param dividers positions 0 to 1 of each split pane, by its name
 * @param remote address of the backend last connected to; empty for none
 * @param width of the window; 0 for as large as fits
 */
public record Layout(
        Appearance appearance,
        String instrument,
        Timeframe timeframe,
        Map<String, List<Double>> dividers,
        boolean welcomed,
        String remote,
        double width,
        double height) {

    public static final Layout DEFAULT =
            new Layout(Appearance.DEFAULT, "", Timeframe.M1, Map.of(), false, "", 0, 0);

    public Layout {
        dividers = Map.copyOf(dividers);
    }

    public Layout with(Appearance next) {
        return new Layout(next, instrument, timeframe, dividers, welcomed, remote, width, height);
    }

    public Layout withView(String shown, Timeframe chosen) {
        return new Layout(appearance, shown, chosen, dividers, welcomed, remote, width, height);
    }

    public Layout withDividers(Map<String, List<Double>> next) {
        return new Layout(appearance, instrument, timeframe, next, welcomed, remote, width, height);
    }

    public Layout withWelcomed() {
        return new Layout(appearance, instrument, timeframe, dividers, true, remote, width, height);
    }

    public Layout withRemote(String address) {
        return new Layout(
                appearance, instrument, timeframe, dividers, welcomed, address, width, height);
    }

    public Layout withSize(double wide, double high) {
        return new Layout(
                appearance, instrument, timeframe, dividers, welcomed, remote, wide, high);
    }
}
