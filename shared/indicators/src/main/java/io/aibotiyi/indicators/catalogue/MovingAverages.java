package io.aibotiyi.indicators.catalogue;

import static io.aibotiyi.indicators.Category.AVERAGE;
import static io.aibotiyi.indicators.Output.Style.LINE;

import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorBuilder;
import io.aibotiyi.indicators.SeriesCalculation;
import io.aibotiyi.indicators.blocks.Averages;
import java.util.List;

/** The averages that are also building blocks of other indicators. */
final class MovingAverages {

    private MovingAverages() {}

    static List<Indicator> all() {
        return List.of(
                average(
                        "sma",
                        "Simple Moving Average",
                        20,
                        "mean of the last n values",
                        "TA-Lib, Stock.Indicators."),
                average(
                        "ema",
                        "Exponential Moving Average",
                        20,
                        "previous + (x − previous)·2/(n + 1)",
                        "Seeded with the mean of the first n values: TA-Lib, Stock.Indicators."),
                average(
                        "wma",
                        "Weighted Moving Average",
                        20,
                        "Σ i·xᵢ / Σ i, the newest value weighs n",
                        "TA-Lib, Stock.Indicators."),
                average(
                        "dema",
                        "Double Exponential Moving Average",
                        20,
                        "2·EMA − EMA(EMA)",
                        "Each EMA seeded with the mean of its first n inputs: TA-Lib."
                                + " Stock.Indicators gives values from bar n − 1 on."),
                average(
                        "tema",
                        "Triple Exponential Moving Average",
                        20,
                        "3·EMA − 3·EMA(EMA) + EMA(EMA(EMA))",
                        "As dema: TA-Lib."),
                average(
                        "trima",
                        "Triangular Moving Average",
                        20,
                        "SMA(SMA), odd n: (n+1)/2 and (n+1)/2, even n: n/2 and n/2+1",
                        "TA-Lib."),
                average(
                        "hma",
                        "Hull Moving Average",
                        20,
                        "WMA(2·WMA(n/2) − WMA(n), √n), rounded down",
                        "Stock.Indicators."),
                average(
                        "rma",
                        "Smoothed Moving Average (Wilder, RMA, SMMA)",
                        14,
                        "(previous·(n − 1) + x)/n",
                        "Seeded with the mean of the first n values: Stock.Indicators (SMMA)."));
    }

    private static Indicator average(
            String id, String title, int length, String formula, String seeding) {
        return IndicatorBuilder.named(id, title, AVERAGE)
                .length(length)
                .overlay(id, title, LINE)
                .from(s -> Averages.first(id, s.whole("length")))
                .says(formula, seeding)
                .series(s -> SeriesCalculation.of(Averages.of(id, s.whole("length"))));
    }
}
