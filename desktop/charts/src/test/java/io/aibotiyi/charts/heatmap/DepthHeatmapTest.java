package io.aibotiyi.charts.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.Pictures;
import io.aibotiyi.charts.flow.DepthHistory;
import io.aibotiyi.charts.flow.TradePyramid;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class DepthHeatmapTest {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    private static BookSnapshot book(long bucket, long wallAt, long wall) {
        return new BookSnapshot(
                bucket,
                bucket * 100,
                List.of(new BookLevel(1_000, 10), new BookLevel(wallAt, wall)),
                List.of(new BookLevel(1_001, 10)));
    }

    private static Scene scene(DepthHeatmap map) {
        StackPane root = new StackPane(map);
        root.getStyleClass().add("root");
        Scene scene = new Scene(root, WIDTH + HeatView.AXIS, HEIGHT + HeatView.TIME);
        root.resize(WIDTH + HeatView.AXIS, HEIGHT + HeatView.TIME);
        return scene;
    }

    private static WritableImage picture(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.snapshot(null);
    }

    private static double brightness(WritableImage image, double x, double y) {
        return image.getPixelReader().getColor((int) x, (int) y).getBrightness();
    }

    @Test
    void aWallIsBrighterThanTheRestWhereItStandsAndWhenItStood() throws Exception {
        Pictures.onFxThread(() -> {
            DepthHistory history = new DepthHistory(100, 1_000);
            for (int b = 0; b < 600; b++) {
                history.take(book(b, 980, b < 500 ? 5_000 : 10));
            }
            DepthHeatmap map = new DepthHeatmap(0, 0, 1);
            map.setHistory(history);
            WritableImage image = picture(scene(map));
            double y = map.view().y(980);
            assertThat(brightness(image, 100, y)).isGreaterThan(0.6);
            assertThat(brightness(image, WIDTH - 50, y)).isLessThan(0.5);
            assertThat(brightness(image, 100, map.view().y(960))).isLessThan(0.2);
            return true;
        });
    }

    @Test
    void zoomingOutKeepsAWallThatStoodForOneBucketAsBrightAsItWas() throws Exception {
        Pictures.onFxThread(() -> {
            DepthHistory history = new DepthHistory(100, 8_192);
            for (int b = 0; b < 6_400; b++) {
                history.take(book(b, 980, b % 640 == 5 ? 5_000 : 10));
            }
            DepthHeatmap map = new DepthHeatmap(0, 0, 1);
            map.setHistory(history);
            map.setBucketsPerColumn(16);
            WritableImage image = picture(scene(map));
            double y = map.view().y(980);
            int walls = 0;
            for (int x = 0; x < WIDTH; x++) {
                walls += brightness(image, x, y) > 0.6 ? 1 : 0;
            }
            assertThat(walls).isEqualTo(10);
            return true;
        });
    }

    @Test
    void groupingSumsPricesOfARow() throws Exception {
        Pictures.onFxThread(() -> {
            HeatScale scale = new HeatScale();
            HeatRaster raster = new HeatRaster(scale);
            int[] ramp = new int[256];
            for (int i = 0; i < 256; i++) {
                ramp[i] = i;
            }
            raster.setRamp(ramp);
            DepthHistory history = new DepthHistory(100, 10);
            history.take(
                    new BookSnapshot(
                            1,
                            100,
                            List.of(
                                    new BookLevel(104, 400),
                                    new BookLevel(103, 300),
                                    new BookLevel(98, 700)),
                            List.of()));
            int[] pixels = new int[4 * 8];
            raster.setPixels(pixels);
            raster.fit(4, 8, 5, 4, 20, 1);
            raster.update(history, 2);
            scale.adapt();
            raster.redrawAll();
            raster.update(history, 2);
            int slot = raster.slot(1);
            assertThat(pixels[slot]).as("100 to 104: 700").isEqualTo(scale.shade(700));
            assertThat(pixels[4 * 4 + slot]).as("95 to 99: 700").isEqualTo(pixels[slot]);
            assertThat(scale.shade(300)).isLessThan(scale.shade(700));
            return true;
        });
    }

    @Test
    void aNewBucketDrawsOneColumnAndScrollingEqualsDrawingAnew() throws Exception {
        Pictures.onFxThread(() -> {
            SampleDepth market = new SampleDepth();
            DepthHistory history = new DepthHistory(SampleDepth.BUCKET, 4_096);
            TradePyramid trades = new TradePyramid(SampleDepth.BUCKET);
            HeatScale fixed = new HeatScale();
            HeatRaster scrolled = new HeatRaster(fixed);
            int[] pixels = new int[200 * 100];
            long top = 61_600L * 10 / 5;
            scrolled.setRamp(new int[256]);
            int[] ramp = new int[256];
            for (int i = 0; i < 256; i++) {
                ramp[i] = i;
            }
            scrolled.setRamp(ramp);
            scrolled.setPixels(pixels);
            scrolled.fit(200, 100, 50, 1, top / 10, 2);
            for (int b = 0; b < 700; b++) {
                market.next(history, trades);
                int drawn = scrolled.update(history, scrolled.column(history.endBucket() - 1) + 1);
                if (b > 0) {
                    assertThat(drawn).isLessThanOrEqualTo(2);
                }
            }
            int[] anew = new int[200 * 100];
            HeatRaster whole = new HeatRaster(fixed);
            whole.setRamp(ramp);
            whole.setPixels(anew);
            whole.fit(200, 100, 50, 1, top / 10, 2);
            whole.update(history, whole.column(history.endBucket() - 1) + 1);
            assertThat(pixels).isEqualTo(anew);
            assertThat(java.util.Arrays.stream(pixels).filter(p -> p > 40).count())
                    .isGreaterThan(500);
            return true;
        });
    }

    @Test
    void theBlackPointTakesTheSmallFirst() {
        HeatScale scale = new HeatScale();
        for (int i = 1; i <= 10_000; i++) {
            scale.note(i);
        }
        scale.adapt();
        scale.setBlackPoint(0);
        int before = scale.shade(100);
        scale.setBlackPoint(0.7);
        assertThat(before).isPositive();
        assertThat(scale.shade(100)).isZero();
        assertThat(scale.shade(10_000)).isGreaterThan(200);
        assertThat(scale.shade(0)).isZero();
    }

    @Test
    void saysSoWhenThereIsNoDepth() throws Exception {
        Pictures.onFxThread(() -> {
            DepthHeatmap map = new DepthHeatmap(0, 0, 1);
            WritableImage image = picture(scene(map));
            boolean text = false;
            for (int x = 0; x < WIDTH; x++) {
                text |= brightness(image, x, (HEIGHT + HeatView.TIME) / 2.0) > 0.4;
            }
            assertThat(text).isTrue();
            return true;
        });
    }
}
