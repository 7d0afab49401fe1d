package io.aibotiyi.charts.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On a pane of 800 × 400 where a candle is 10 pixels and a price unit one pixel from below. */
class GeometryTest {

    /** Candles whose close is ten times their number, volume one, range two. */
    static final class Flat implements Projection {
        @Override
        public double x(long time) {
            return time * 10;
        }

        @Override
        public double y(double price) {
            return 400 - price;
        }

        @Override
        public long time(double x) {
            return (long) Math.floor(x / 10);
        }

        @Override
        public double price(double y) {
            return 400 - y;
        }

        @Override
        public double width() {
            return 800;
        }

        @Override
        public double height() {
            return 400;
        }

        @Override
        public String text(double price) {
            return String.valueOf(Math.round(price));
        }

        @Override
        public int candles(long from, long to) {
            return (int) (to - from);
        }

        @Override
        public Cells cells(long from, long to) {
            int last = (int) Math.min(to, 30);
            return new Cells() {
                @Override
                public int size() {
                    return Math.max(0, last - (int) from + 1);
                }

                @Override
                public double x(int cell) {
                    return (from + cell) * 10;
                }

                @Override
                public double open(int cell) {
                    return close(cell) - 1;
                }

                @Override
                public double high(int cell) {
                    return close(cell) + 1;
                }

                @Override
                public double low(int cell) {
                    return close(cell) - 1;
                }

                @Override
                public double close(int cell) {
                    return (from + cell) * 10;
                }

                @Override
                public double volume(int cell) {
                    return 1;
                }
            };
        }
    }

    private static final Projection PANE = new Flat();

    private static Drawing drawing(Tool tool, double... timesAndPrices) {
        List<Anchor> anchors = new java.util.ArrayList<>();
        for (int i = 0; i < timesAndPrices.length; i += 2) {
            anchors.add(new Anchor((long) timesAndPrices[i], timesAndPrices[i + 1]));
        }
        return Drawing.of("a", tool, anchors, DrawingStyle.DEFAULT);
    }

    private static <M extends Mark> List<M> marks(Class<M> type, Drawing drawing) {
        return Geometry.of(drawing, PANE).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void aRayGoesOnToTheBorderAndAnExtendedLineToBoth() {
        Mark.Line ray = marks(Mark.Line.class, drawing(Tool.RAY, 10, 100, 20, 150)).getFirst();
        assertThat(ray.x0()).isEqualTo(100);
        assertThat(ray.x1()).isCloseTo(700 + 2, within(0.01));
        assertThat(ray.y1()).isCloseTo(-1, within(0.01));
        Mark.Line both =
                marks(Mark.Line.class, drawing(Tool.EXTENDED_LINE, 10, 100, 20, 150)).getFirst();
        assertThat(both.x0()).isCloseTo(-1, within(0.01));
        assertThat(both.y0()).isCloseTo(350.5, within(0.01));
    }

    @Test
    void aLineOutOfViewComesToNothing() {
        assertThat(marks(Mark.Line.class, drawing(Tool.TREND_LINE, -50, 10, -10, 20))).isEmpty();
    }

    @Test
    void retracementsLieBetweenTheEndsFromTheSecondPoint() {
        List<Mark.Label> labels =
                marks(Mark.Label.class, drawing(Tool.FIB_RETRACEMENT, 10, 100, 30, 300));
        assertThat(labels)
                .extracting(Mark.Label::text)
                .containsExactly(
                        "0.000  300",
                        "0.236  253",
                        "0.382  224",
                        "0.500  200",
                        "0.618  176",
                        "0.786  143",
                        "1.000  100");
    }

    @Test
    void extensionsProjectTheMoveFromTheThirdPoint() {
        List<Mark.Label> labels =
                marks(Mark.Label.class, drawing(Tool.FIB_EXTENSION, 10, 100, 20, 150, 25, 120));
        assertThat(labels).extracting(Mark.Label::text).contains("1.000  170", "1.618  201");
    }

    @Test
    void aPitchforksProngsAreParallelAndTheMedianHitsTheMiddle() {
        List<Mark.Line> lines =
                marks(Mark.Line.class, drawing(Tool.PITCHFORK, 5, 200, 20, 260, 30, 140));
        Mark.Line median = lines.get(1);
        assertThat(median.distance(250, 200)).isLessThan(0.01);
        for (Mark.Line prong : lines.subList(1, 4)) {
            double slope = (prong.y1() - prong.y0()) / (prong.x1() - prong.x0());
            assertThat(slope).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void aRegressionThroughALineIsThatLineWithoutDeviation() {
        List<Mark.Line> lines = marks(Mark.Line.class, drawing(Tool.REGRESSION, 5, 0, 25, 0));
        Mark.Line fit = lines.getLast();
        assertThat(fit.y0()).isCloseTo(400 - 50, within(1e-6));
        assertThat(fit.y1()).isCloseTo(400 - 250, within(1e-6));
        assertThat(lines.getFirst().y0()).isCloseTo(fit.y0(), within(1e-3));
        assertThat(marks(Mark.Label.class, drawing(Tool.REGRESSION, 5, 0, 25, 0)).getFirst().text())
                .isEqualTo("R\u00B2 1.000");
    }

    @Test
    void anAnchoredVwapIsTheMeanOfTypicalPricesWhereVolumesAreEqual() {
        Mark.Path path = marks(Mark.Path.class, drawing(Tool.ANCHORED_VWAP, 10, 50)).getFirst();
        // closes 100 to 300: their mean is 200
        assertThat(path.ys()[path.ys().length - 1]).isCloseTo(400 - 200, within(1e-9));
        assertThat(path.xs()[0]).isEqualTo(100);
    }

    @Test
    void aMeasureTellsPricePercentBarsAndTime() {
        Drawing measure =
                Drawing.of(
                        "m",
                        Tool.MEASURE,
                        List.of(new Anchor(10, 200), new Anchor(40, 150)),
                        DrawingStyle.DEFAULT);
        assertThat(marks(Mark.Label.class, measure).getFirst().text())
                .isEqualTo("\u221250 (\u221225.00 %)\n30 bars, 0 s");
        assertThat(Geometry.span(93_600_000_000_000L)).isEqualTo("1 d 2 h");
        assertThat(Geometry.span(5_400_000_000_000L)).isEqualTo("1 h 30 min");
    }

    @Test
    void hitsTheTopmostWithinReachAndPointsOfTheSelectedFirst() {
        Drawing below = drawing(Tool.TREND_LINE, 10, 100, 40, 100).withId("below");
        Drawing above = drawing(Tool.TREND_LINE, 25, 50, 25, 200).withId("above");
        List<Drawing> all = List.of(below, above);
        assertThat(HitTest.at(all, "", PANE, 250, 300).orElseThrow().drawing()).isEqualTo(above);
        assertThat(HitTest.at(all, "", PANE, 150, 304).orElseThrow().drawing()).isEqualTo(below);
        assertThat(HitTest.at(all, "", PANE, 150, 308)).isEmpty();
        assertThat(HitTest.at(all, "below", PANE, 104, 296).orElseThrow().anchor()).isZero();
        assertThat(HitTest.at(List.of(below.withHidden(true)), "", PANE, 150, 300)).isEmpty();
    }

    @Test
    void noToolDrawsFarBeyondThePaneWhereverItsPointsAre() {
        long seed = System.nanoTime();
        System.out.println("GeometryTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<Tool> tools = List.of(Tool.values());
            Tool tool = tools.get(random.nextInt(tools.size()));
            double[] points = new double[2 * tool.points()];
            for (int k = 0; k < points.length; k++) {
                points[k] = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(7));
            }
            for (Mark mark : Geometry.of(drawing(tool, points), PANE)) {
                if (mark instanceof Mark.Line line
                        && tool != Tool.REGRESSION
                        && tool != Tool.VOLUME_PROFILE) {
                    assertThat(line.x0()).isBetween(-2.0, 802.0);
                    assertThat(line.x1()).isBetween(-2.0, 802.0);
                    assertThat(line.y0()).isBetween(-2.0, 402.0);
                    assertThat(line.y1()).isBetween(-2.0, 402.0);
                }
            }
        }
    }

    @Test
    void theBookForgetsTheOldestStepAndRefusesMoreThanItHolds() {
        DrawingBook book = new DrawingBook();
        for (int i = 0; i < DrawingBook.MAX_DRAWINGS; i++) {
            assertThat(book.add(drawing(Tool.TEXT, 1, 1).withId(book.freshId()))).isTrue();
        }
        assertThat(book.add(drawing(Tool.TEXT, 1, 1).withId("more"))).isFalse();
        for (int i = 0; i < DrawingBook.MAX_STEPS; i++) {
            assertThat(book.canUndo()).isTrue();
            book.undo();
        }
        assertThat(book.canUndo()).isFalse();
        assertThat(book.drawings()).hasSize(DrawingBook.MAX_DRAWINGS - DrawingBook.MAX_STEPS);
        book.redo();
        assertThat(book.drawings()).hasSize(DrawingBook.MAX_DRAWINGS - DrawingBook.MAX_STEPS + 1);
    }
}
