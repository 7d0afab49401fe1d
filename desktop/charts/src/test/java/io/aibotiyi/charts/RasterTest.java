package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RasterTest {

    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    private static Raster black(int width, int height) {
        Raster raster = new Raster(new int[width * height], width, height);
        raster.clear(BLACK);
        return raster;
    }

    private static int red(Raster raster, int x, int y) {
        return raster.pixels()[y * raster.width() + x] >> 16 & 0xFF;
    }

    private static double sum(Raster raster) {
        double sum = 0;
        for (int pixel : raster.pixels()) {
            sum += (pixel >> 16 & 0xFF) / 255.0;
        }
        return sum;
    }

    @Test
    void fillsWholePixelsAndPartsOfPixels() {
        Raster raster = black(8, 8);
        raster.rectangle(1, 2, 4, 3, WHITE);
        assertThat(red(raster, 1, 2)).isEqualTo(255);
        assertThat(red(raster, 3, 2)).isEqualTo(255);
        assertThat(red(raster, 4, 2)).isZero();
        assertThat(red(raster, 1, 3)).isZero();
        raster.clear(BLACK);
        raster.rectangle(1.5, 2.25, 3, 4.5, WHITE);
        assertThat(sum(raster)).isCloseTo(1.5 * 2.25, within(0.03));
        assertThat(red(raster, 1, 2)).isCloseTo(96, within(2));
        assertThat(red(raster, 2, 3)).isEqualTo(255);
    }

    @Test
    void partsOfPixelsAreCoveredAsTheirAreaSays() {
        long seed = System.nanoTime();
        System.out.println("RasterTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            double x0 = random.nextInt(4) == 0 ? random.nextInt(12) : random.nextDouble() * 12;
            double y0 = random.nextDouble() * 12;
            double x1 = x0 + random.nextDouble() * (random.nextBoolean() ? 2 : 12);
            double y1 = y0 + random.nextDouble() * 12;
            Raster raster = black(16, 16);
            raster.rectangle(x0, y0, x1, y1, WHITE);
            for (int y = 0; y < 16; y++) {
                for (int x = 0; x < 16; x++) {
                    double columns = Math.min(x + 1, x1) - Math.max(x, x0);
                    double rows = Math.min(y + 1, y1) - Math.max(y, y0);
                    double area = Math.max(0, columns) * Math.max(0, rows);
                    assertThat(red(raster, x, y))
                            .as("%d,%d of %s,%s to %s,%s", x, y, x0, y0, x1, y1)
                            .isCloseTo((int) (area * 255 + 0.5), within(1));
                }
            }
        }
    }

    @Test
    void drawsNothingOutsideItsClip() {
        Raster raster = black(8, 8);
        raster.clip(2, 2, 5, 5);
        raster.rectangle(-10, -10, 20, 20, WHITE);
        raster.polyline(new double[] {-5, 20, 0, 8}, 0, 2, 6, WHITE);
        assertThat(sum(raster)).isEqualTo(9);
        raster.clip(-4, -4, 90, 90);
        raster.rectangle(7, 7, 30, 30, WHITE);
        assertThat(sum(raster)).isEqualTo(10);
    }

    @Test
    void anOpaqueGroundStaysOpaqueUnderEveryAlphaAndCover() {
        for (int alpha = 0; alpha < 256; alpha++) {
            int grey = alpha << 24 | alpha << 16 | alpha << 8 | alpha;
            for (int cover = 0; cover < 256; cover += 5) {
                int mixed = Raster.over(Raster.scaled(grey, cover), 0xFF123456);
                assertThat(mixed >>> 24).as("alpha %d cover %d", alpha, cover).isEqualTo(255);
            }
        }
        assertThat(Raster.over(0, 0xFF123456)).isEqualTo(0xFF123456);
        assertThat(Raster.over(0x80800000, 0xFF0000FF)).isEqualTo(0xFF80007F);
    }

    @Test
    void aLineCoversItsLengthTimesItsThickness() {
        long seed = System.nanoTime();
        System.out.println("RasterTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            double x0 = 10 + random.nextDouble() * 40;
            double x1 = x0 + random.nextDouble() * 40;
            double y0 = 10 + random.nextDouble() * 80;
            double y1 = 10 + random.nextDouble() * 80;
            double thickness = 1 + random.nextDouble() * 3;
            Raster raster = black(100, 100);
            raster.polyline(new double[] {x0, x1, y0, y1}, 0, 2, thickness, WHITE);
            double length = Math.hypot(x1 - x0, y1 - y0);
            double ends = Math.PI * thickness * thickness / 4;
            assertThat(sum(raster))
                    .as("%s,%s to %s,%s of %s", x0, y0, x1, y1, thickness)
                    .isCloseTo(length * thickness + ends, within(0.8 + length * 0.08));
        }
    }

    @Test
    void joinsAreNotCountedTwice() {
        Raster bent = black(60, 40);
        int half = 0x80808080;
        bent.polyline(new double[] {5, 20, 20, 20, 50, 5, 30, 12, 30, 8}, 0, 5, 4, half);
        for (int pixel : bent.pixels()) {
            assertThat(pixel >> 16 & 0xFF).isLessThanOrEqualTo(0x80);
        }
    }

    @Test
    void aScriptDrawsWhatItWasToldInThatOrder() {
        RasterScript script = new RasterScript();
        script.clear(BLACK);
        script.clip(0, 0, 4, 4);
        script.rectangle(0, 0, 9, 9, WHITE);
        script.polyline(new double[] {0, 3}, new double[] {1, 1}, 2, 1, 1, BLACK);
        script.clip(0, 0, 9, 9);
        for (int i = 0; i < 2_000; i++) {
            script.rectangle(8, 8, 9, 9, i % 2 == 0 ? BLACK : 0xFF010101);
        }
        Raster raster = new Raster(new int[81], 9, 9);
        script.draw(raster);
        assertThat(red(raster, 0, 0)).isLessThan(255);
        assertThat(red(raster, 3, 3)).isEqualTo(255);
        assertThat(red(raster, 5, 5)).isZero();
        assertThat(red(raster, 8, 8)).isEqualTo(1);
        script.reset();
        raster.clear(BLACK);
        script.draw(raster);
        assertThat(sum(raster)).isZero();
    }

    @Test
    void refusesTooFewPixels() {
        assertThatThrownBy(() -> new Raster(new int[8], 3, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 x 3");
    }
}
