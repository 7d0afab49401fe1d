package io.aibotiyi.indicators.catalogue;

import static io.aibotiyi.indicators.Category.PRICE;
import static io.aibotiyi.indicators.Output.Style.CANDLES;
import static io.aibotiyi.indicators.Output.Style.LINE;
import static io.aibotiyi.indicators.Output.Style.STEPS;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorBuilder;
import io.aibotiyi.indicators.Source;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Sessions;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** Prices made of a bar, smoothed candles and the levels of the period before. */
final class Prices {

    private Prices() {}

    static List<Indicator> all() {
        return List.of(
                price("medprice", "Median Price", Source.HL2, "(high + low)/2"),
                price("typprice", "Typical Price", Source.HLC3, "(high + low + close)/3"),
                price("wclprice", "Weighted Close", Source.HLCC4, "(high + low + 2·close)/4"),
                price("avgprice", "Average Price", Source.OHLC4, "(open + high + low + close)/4"),
                heikinAshi(),
                pivots());
    }

    private static Indicator price(String id, String title, Source source, String formula) {
        return IndicatorBuilder.named(id, title, PRICE)
                .overlay(id, title, LINE)
                .says(formula, "TA-Lib.")
                .bars(source.columns(), s -> new Price(source));
    }

    private static Indicator heikinAshi() {
        return IndicatorBuilder.named("heikinashi", "Heikin-Ashi", PRICE)
                .overlay("open", "Open", CANDLES)
                .overlay("high", "High", CANDLES)
                .overlay("low", "Low", CANDLES)
                .overlay("close", "Close", CANDLES)
                .says(
                        "close = (o + h + l + c)/4; open = (open[1] + close[1])/2; high and low"
                                + " take those in",
                        "The first open is (o + c)/2: Stock.Indicators.")
                .bars(
                        EnumSet.of(Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE),
                        s -> new HeikinAshi());
    }

    private static Indicator pivots() {
        IndicatorBuilder builder =
                IndicatorBuilder.named("pivots", "Pivot Points", PRICE)
                        .choice(
                                "method",
                                "Method",
                                List.of("classic", "fibonacci", "camarilla", "woodie"));
        Volumes.session(builder, List.of("day", "week", "month")).overlay("p", "P", STEPS);
        for (String side : List.of("r", "s")) {
            for (int i = 1; i <= 4; i++) {
                builder.overlay(side + i, side.toUpperCase(Locale.ROOT) + i, STEPS);
            }
        }
        return builder.allFrom(s -> 1)
                .irregular()
                .says(
                        "of high, low, close of the session before: classic P = (h + l + c)/3, R1 ="
                                + " 2P − l, R2 = P + (h − l), R3 = h + 2(P − l); fibonacci P +"
                                + " 0.382, 0.618, 1·(h − l); camarilla c + 1.1·(h − l)/12, 6, 4, 2;"
                                + " woodie P = (h + l + 2c)/4, then as classic; S mirrored",
                        "From the first bar of the second session on: the first session is taken as"
                                + " whole from where the data begin. R4 and S4 are camarilla's.")
                .bars(
                        EnumSet.of(Column.TIME, Column.HIGH, Column.LOW, Column.CLOSE),
                        s -> new Pivots(s.choice("method"), Volumes.sessions(s)));
    }

    private static final class Price extends Calculation {

        private final Source source;

        Price(Source source) {
            super(1);
            this.source = source;
        }

        @Override
        public void next(Bar b) {
            out[0] = source.of(b);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            // nothing runs along
        }
    }

    private static final class HeikinAshi extends Calculation {

        private double open = Double.NaN;
        private double close;

        HeikinAshi() {
            super(4);
        }

        @Override
        public void next(Bar b) {
            open = Double.isNaN(open) ? (b.open + b.close) / 2 : (open + close) / 2;
            close = (b.open + b.high + b.low + b.close) / 4;
            out[0] = open;
            out[1] = Math.max(b.high, Math.max(open, close));
            out[2] = Math.min(b.low, Math.min(open, close));
            out[3] = close;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            open = transfer.exchange(open);
            close = transfer.exchange(close);
        }
    }

    private static final class Pivots extends Calculation {

        private static final int R = 1;
        private static final int S = 5;

        private final String method;
        private final Sessions sessions;
        private final double[] levels = new double[9];
        private double high;
        private double low;
        private double close;
        private int known;

        Pivots(String method, Sessions sessions) {
            super(9);
            this.method = method;
            this.sessions = sessions;
        }

        @Override
        public void next(Bar b) {
            if (sessions.begins(b.time)) {
                if (known > 0) {
                    compute();
                }
                known = Math.min(2, known + 1);
                high = b.high;
                low = b.low;
            } else {
                high = Math.max(high, b.high);
                low = Math.min(low, b.low);
            }
            close = b.close;
            for (int i = 0; i < out.length; i++) {
                out[i] = known < 2 ? Double.NaN : levels[i];
            }
        }

        private void compute() {
            double range = high - low;
            boolean woodie = method.equals("woodie");
            double p = woodie ? (high + low + 2 * close) / 4 : (high + low + close) / 3;
            levels[0] = p;
            levels[R + 3] = Double.NaN;
            levels[S + 3] = Double.NaN;
            switch (method) {
                case "fibonacci" -> {
                    around(p, 0, 0.382 * range);
                    around(p, 1, 0.618 * range);
                    around(p, 2, range);
                }
                case "camarilla" -> {
                    around(close, 0, 1.1 * range / 12);
                    around(close, 1, 1.1 * range / 6);
                    around(close, 2, 1.1 * range / 4);
                    around(close, 3, 1.1 * range / 2);
                }
                default -> {
                    levels[R] = 2 * p - low;
                    levels[S] = 2 * p - high;
                    around(p, 1, range);
                    levels[R + 2] = high + 2 * (p - low);
                    levels[S + 2] = low - 2 * (high - p);
                }
            }
        }

        private void around(double middle, int level, double distance) {
            levels[R + level] = middle + distance;
            levels[S + level] = middle - distance;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            sessions.transfer(transfer);
            transfer.exchange(levels);
            high = transfer.exchange(high);
            low = transfer.exchange(low);
            close = transfer.exchange(close);
            known = transfer.exchange(known);
        }
    }
}
