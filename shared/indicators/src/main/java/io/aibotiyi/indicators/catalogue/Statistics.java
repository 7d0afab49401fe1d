package io.aibotiyi.indicators.catalogue;

import static io.aibotiyi.indicators.Category.STATISTICS;
import static io.aibotiyi.indicators.Output.Style.BAND;
import static io.aibotiyi.indicators.Output.Style.LINE;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorBuilder;
import io.aibotiyi.indicators.SeriesCalculation;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Covariance;
import io.aibotiyi.indicators.blocks.Moments;
import io.aibotiyi.indicators.blocks.PercentRank;
import io.aibotiyi.indicators.blocks.Previous;
import io.aibotiyi.indicators.blocks.Regression;
import java.util.EnumSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Regression, rank, deviation, and the tie to a second series. */
final class Statistics {

    private static final int MOST = IndicatorBuilder.MAX_LENGTH;

    private Statistics() {}

    static List<Indicator> all() {
        return List.of(
                regression(
                        "linregslope",
                        "Linear Regression Slope",
                        "rise per bar of the regression line of n values",
                        "TA-Lib.",
                        Regression::slope),
                regression(
                        "linregangle",
                        "Linear Regression Angle",
                        "arctangent of the slope in degrees",
                        "TA-Lib.",
                        r -> Math.toDegrees(Math.atan(r.slope()))),
                regression(
                        "linregintercept",
                        "Linear Regression Intercept",
                        "the regression line at the oldest of n values",
                        "TA-Lib.",
                        r -> r.at(0)),
                regression(
                        "linregr2",
                        "Linear Regression R²",
                        "share of the variance that the regression line explains",
                        "Stock.Indicators. No value where nothing varies.",
                        Regression::r2),
                forecast(),
                regressionChannel(),
                variance(),
                zScore(),
                percentRank(),
                correlation(),
                beta());
    }

    private static Indicator regression(
            String id,
            String title,
            String formula,
            String seeding,
            ToDoubleFunction<Regression> figure) {
        return IndicatorBuilder.named(id, title, STATISTICS)
                .whole("length", "Length", 14, 2, MOST)
                .own(id, title, LINE)
                .from(s -> s.whole("length") - 1)
                .says(formula, seeding)
                .series(s -> SeriesCalculation.of(new RegressionLine(s.whole("length"), figure)));
    }

    private static Indicator forecast() {
        return IndicatorBuilder.named("tsf", "Time Series Forecast", STATISTICS)
                .whole("length", "Length", 14, 2, MOST)
                .overlay("tsf", "TSF", LINE)
                .from(s -> s.whole("length") - 1)
                .says("the regression line of n values one bar ahead", "TA-Lib.")
                .series(s -> {
                    int n = s.whole("length");
                    return SeriesCalculation.of(new RegressionLine(n, r -> r.at(n)));
                });
    }

    private static Indicator regressionChannel() {
        return IndicatorBuilder.named("linregchannel", "Linear Regression Channel", STATISTICS)
                .whole("length", "Length", 100, 2, MOST)
                .real("deviations", "Deviations", 2, 0, 20)
                .overlay("upper", "Upper", BAND)
                .overlay("middle", "Middle", LINE)
                .overlay("lower", "Lower", BAND)
                .allFrom(s -> s.whole("length") - 1)
                .says(
                        "end of the regression line ± k·deviation of the n values around it",
                        "The rolling end of the channel: it never repaints.")
                .series(s -> new RegressionChannel(s.whole("length"), s.real("deviations")));
    }

    private static Indicator variance() {
        return IndicatorBuilder.named("variance", "Variance", STATISTICS)
                .length(20)
                .own("variance", "σ²", LINE)
                .from(s -> s.whole("length") - 1)
                .says("Σ(x − mean)²/n", "Population variance: TA-Lib.")
                .series(s ->
                        SeriesCalculation.of(
                                new MomentsLine(s.whole("length"), (m, _) -> m.variance())));
    }

    private static Indicator zScore() {
        return IndicatorBuilder.named("zscore", "Z-Score", STATISTICS)
                .whole("length", "Length", 20, 2, MOST)
                .own("zscore", "Z", LINE)
                .from(s -> s.whole("length") - 1)
                .guides(-2.0, 0.0, 2.0)
                .says(
                        "(x − mean)/σ (population)",
                        "Stock.Indicators. No value where nothing varies.")
                .series(s ->
                        SeriesCalculation.of(
                                new MomentsLine(s.whole("length"), Statistics::score)));
    }

    private static double score(Moments m, double x) {
        double deviation = m.deviation();
        return deviation > 0 ? (x - m.mean()) / deviation : Double.NaN;
    }

    private static Indicator percentRank() {
        return IndicatorBuilder.named("percentrank", "Percent Rank", STATISTICS)
                .length(100)
                .own("percentrank", "Rank", LINE)
                .from(s -> s.whole("length"))
                .guides(10.0, 50.0, 90.0)
                .says("percentage of the n values before that are smaller", "As in Connors RSI.")
                .series(s -> SeriesCalculation.of(new PercentRank(s.whole("length"))));
    }

    private static Indicator correlation() {
        return IndicatorBuilder.named("correl", "Correlation", STATISTICS)
                .whole("length", "Length", 30, 2, MOST)
                .own("correl", "ρ", LINE)
                .from(s -> s.whole("length") - 1)
                .guides(-1.0, 0.0, 1.0)
                .says(
                        "Pearson's correlation of n closes with those of the second series",
                        "TA-Lib. No value where one does not vary (TA-Lib: 0).")
                .bars(
                        EnumSet.of(Column.CLOSE, Column.OTHER),
                        s -> new Pair(s.whole("length"), false));
    }

    private static Indicator beta() {
        return IndicatorBuilder.named("beta", "Beta", STATISTICS)
                .whole("length", "Length", 20, 2, MOST)
                .own("beta", "β", LINE)
                .from(s -> s.whole("length"))
                .guides(1.0)
                .says(
                        "covariance of n returns with the second series' / variance of the latter",
                        "TA-Lib. No value where the second series does not vary (TA-Lib: 0).")
                .bars(
                        EnumSet.of(Column.CLOSE, Column.OTHER),
                        s -> new Pair(s.whole("length"), true));
    }

    private static final class RegressionChannel extends SeriesCalculation {

        private final Regression regression;
        private final int length;
        private final double deviations;

        RegressionChannel(int length, double deviations) {
            super(3);
            this.regression = new Regression(length);
            this.length = length;
            this.deviations = deviations;
        }

        @Override
        protected void next(double x) {
            if (!regression.add(x)) {
                clear();
                return;
            }
            double end = regression.at(length - 1);
            double away = deviations * regression.residual();
            out[0] = end + away;
            out[1] = end;
            out[2] = end - away;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            regression.transfer(transfer);
        }
    }

    /** Correlation of levels or beta of returns. */
    private static final class Pair extends Calculation {

        private final Covariance covariance;
        private final boolean returns;
        private final Previous close = new Previous();
        private final Previous other = new Previous();

        Pair(int length, boolean returns) {
            super(1);
            this.covariance = new Covariance(length);
            this.returns = returns;
        }

        @Override
        public void next(Bar b) {
            double closeBefore = close.swap(b.close);
            double otherBefore = other.swap(b.other);
            if (returns) {
                boolean full = covariance.add(b.other / otherBefore - 1, b.close / closeBefore - 1);
                out[0] = full ? covariance.beta() : Double.NaN;
            } else {
                out[0] = covariance.add(b.other, b.close) ? covariance.correlation() : Double.NaN;
            }
        }

        @Override
        public void transfer(StateTransfer transfer) {
            covariance.transfer(transfer);
            close.transfer(transfer);
            other.transfer(transfer);
        }
    }
}
