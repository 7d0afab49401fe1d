package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.List;

/** Labels for scales of anything but prices: round values, and prices told in percent. */
final class ValueGrid {

    private static final int MAX_LINES = 32;

    private ValueGrid() {}

    /** Round values lowest first, at least {@code minPixels} apart. */
    static List<AxisLabel> values(PriceScale scale, double minPixels) {
        double span = scale.high() - scale.low();
        double step = niceStep(span * minPixels / Math.max(1, scale.bottom() - scale.top()));
        List<AxisLabel> labels = new ArrayList<>();
        double from = Math.ceil(scale.low() / step);
        for (int i = 0; i < MAX_LINES; i++) {
            double value = (from + i) * step;
            if (!(value <= scale.high())) {
                break;
            }
            labels.add(new AxisLabel(value, text(value, step)));
        }
        return labels;
    }

    /** Labels in percent of a base price; their values are prices. */
    static List<AxisLabel> percents(PriceScale scale, double base, double minPixels) {
        double low = (scale.low() / base - 1) * 100;
        double high = (scale.high() / base - 1) * 100;
        if (!(high > low)) {
            return List.of();
        }
        PriceScale percent = new PriceScale(low, high, false, scale.top(), scale.bottom());
        List<AxisLabel> labels = new ArrayList<>();
        for (AxisLabel label : values(percent, minPixels)) {
            double step = niceStep((high - low) * minPixels / (scale.bottom() - scale.top()));
            labels.add(
                    new AxisLabel(base * (1 + label.value() / 100), percent(label.value(), step)));
        }
        return labels;
    }

    /** Smallest 1, 2 or 5 times a power of ten that is at least {@code minimum}. */
    static double niceStep(double minimum) {
        if (!(minimum > 0)) {
            return 1;
        }
        double decade = Math.pow(10, Math.floor(Math.log10(minimum)));
        for (double factor : new double[] {1, 2, 5}) {
            if (decade * factor >= minimum * (1 - 1e-9)) {
                return decade * factor;
            }
        }
        return decade * 10;
    }

    private static String percent(double value, double step) {
        String digits = NumberText.fixed(Math.abs(value), decimals(step));
        boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
        return (zero ? "" : value < 0 ? "\u2212" : "+") + digits + " %";
    }

    private static String text(double value, double step) {
        double shown = Math.abs(value) < step / 1e6 ? 0 : value;
        String sign = shown < 0 ? "\u2212" : "";
        double magnitude = Math.abs(shown);
        return sign
                + (step >= 100
                        ? NumberText.shortVolume(magnitude)
                        : NumberText.fixed(magnitude, decimals(step)));
    }

    private static int decimals(double step) {
        return (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 8);
    }
}
