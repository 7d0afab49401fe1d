package io.aibotiyi.indicators.catalogue;

import static org.assertj.core.api.Assertions.fail;

import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorRun;
import io.aibotiyi.indicators.Settings;

/** Values of the catalogue beside those of a reference. */
final class Compared {

    /** Relative to the expected value. */
    static final double TOLERANCE = 1e-9;

    private Compared() {}

    /** An indicator with settings given as name, value, name, value … */
    static double[][] ours(Samples samples, String id, Object... settings) {
        Indicator indicator = Catalogue.standard().get(id);
        Settings s = indicator.defaults();
        for (int i = 0; i < settings.length; i += 2) {
            s = s.with((String) settings[i], settings[i + 1]);
        }
        return IndicatorRun.batch(indicator, s, samples.columns());
    }

    /** Every value from the first defined one on, NaN where NaN. */
    static void equal(String what, double[] expected, double[] actual) {
        equal(what, expected, actual, 0, 0);
    }

    /**
     * @param from the first bar compared
     * @param rounding a difference that is no more than this is the rounding of the inputs: for
     *     values that cross zero
     */
    static void equal(String what, double[] expected, double[] actual, int from, double rounding) {
        int defined = 0;
        for (int i = from; i < expected.length; i++) {
            double e = expected[i];
            double a = actual[i];
            defined += Double.isNaN(e) ? 0 : 1;
            boolean same =
                    Double.isNaN(e)
                            ? Double.isNaN(a)
                            : Math.abs(e - a) <= Math.max(rounding, TOLERANCE * Math.abs(e));
            if (!same) {
                fail("%s, bar %d: expected %s, was %s", what, i, e, a);
            }
        }
        if (defined < 20) {
            fail("%s: only %d values to compare", what, defined);
        }
    }
}
