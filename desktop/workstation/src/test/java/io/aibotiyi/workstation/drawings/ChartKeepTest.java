package io.aibotiyi.workstation.drawings;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.AxisMode;
import io.aibotiyi.charts.ChartType;
import io.aibotiyi.charts.Overlay;
import io.aibotiyi.charts.ProfileMode;
import io.aibotiyi.charts.drawing.Anchor;
import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.DrawingBook;
import io.aibotiyi.charts.drawing.DrawingStyle;
import io.aibotiyi.charts.drawing.DrawingStyle.Hue;
import io.aibotiyi.charts.drawing.Tool;
import io.aibotiyi.domain.InstrumentId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartKeepTest {

    private static final InstrumentId BTC = InstrumentId.parse("sim:BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("sim:ETH/USDT");

    @TempDir Path home;
    private final List<String> told = new ArrayList<>();

    private ChartKeep open() {
        return new ChartKeep(
                home,
                Runnable::run,
                Runnable::run,
                (title, detail) -> told.add(title + ": " + detail));
    }

    private Path file(String name) {
        return home.resolve("workstation/charts").resolve(name);
    }

    private static Drawing line(String id, double price) {
        return Drawing.of(
                id,
                Tool.HORIZONTAL,
                List.of(new Anchor(1_700_000_000_000_000_000L, price)),
                DrawingStyle.DEFAULT);
    }

    @Test
    void findsTheDrawingsOfEachSymbolAgainAfterEveryStep() {
        DrawingBook book = open().drawings().book(BTC);
        book.add(line("a", 61_000));
        book.add(line("b", 62_000));
        assertThat(open().drawings().book(BTC).drawings())
                .containsExactly(line("a", 61_000), line("b", 62_000));
        book.undo();
        assertThat(open().drawings().book(BTC).drawings()).containsExactly(line("a", 61_000));
        assertThat(open().drawings().book(ETH).drawings()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void sharesOneBookAmongTheChartsOfASymbol() {
        ChartKeep keep = open();
        assertThat(keep.drawings().book(BTC)).isSameAs(keep.drawings().book(BTC));
        assertThat(DrawingStore.name(BTC)).isEqualTo("drawings.SIM.BTC-USDT.txt");
        assertThat(DrawingStore.name(ETH)).isEqualTo("drawings.SIM.ETH_2f_USDT.txt");
    }

    @Test
    void losesOneBadDrawingAndKeepsItsLineForAnotherVersion() throws IOException {
        open().drawings().book(BTC).add(line("a", 61_000));
        Path file = file("drawings.SIM.BTC-USDT.txt");
        Files.writeString(
                file, Files.readString(file) + "tool=HOLOGRAM;id=h;points=1@2;shimmer=9\n");
        DrawingBook book = open().drawings().book(BTC);
        assertThat(book.drawings()).containsExactly(line("a", 61_000));
        assertThat(told).singleElement().asString().contains("unknown tool 'HOLOGRAM'");
        book.add(line("b", 62_000));
        assertThat(Files.readString(file)).contains("tool=HOLOGRAM;id=h;points=1@2;shimmer=9");
    }

    @Test
    void keepsADamagedFileAsideAndSaysWhere() throws IOException {
        Path file = file("drawings.SIM.BTC-USDT.txt");
        Files.createDirectories(file.getParent());
        byte[] noise = {(byte) 0xC3, 0x28, 0, 7};
        Files.write(file, noise);
        open().drawings().book(BTC).add(line("a", 61_000));
        assertThat(Files.readAllBytes(file("drawings.SIM.BTC-USDT.txt.damaged"))).isEqualTo(noise);
        assertThat(told).singleElement().asString().contains("drawings.SIM.BTC-USDT.txt.damaged");
        Files.writeString(file, "{\"not\": \"drawings\"}");
        open().drawings().book(BTC);
        assertThat(file("drawings.SIM.BTC-USDT.txt.damaged-2")).exists();
        assertThat(Files.readAllBytes(file("drawings.SIM.BTC-USDT.txt.damaged"))).isEqualTo(noise);
    }

    @Test
    void neitherWritesBeforeItHasReadNorLosesWhatWasDrawnMeanwhile() {
        open().drawings().book(BTC).add(line("a", 61_000));
        Deque<Runnable> disk = new ArrayDeque<>();
        ChartKeep slow = new ChartKeep(home, disk::add, Runnable::run, (t, d) -> told.add(t + d));
        DrawingBook book = slow.drawings().book(BTC);
        book.add(line("a", 59_000));
        assertThat(open().drawings().book(BTC).drawings()).containsExactly(line("a", 61_000));
        while (!disk.isEmpty()) {
            disk.remove().run();
        }
        assertThat(book.drawings().stream().map(d -> d.anchors().getFirst().price()))
                .containsExactly(61_000.0, 59_000.0);
        assertThat(open().drawings().book(BTC).drawings()).isEqualTo(book.drawings());
    }

    @Test
    void leavesAFileAloneThatItCouldNotReadAndSaysThatNothingIsSaved() throws IOException {
        Path unreadable = file("drawings.SIM.BTC-USDT.txt");
        Files.createDirectories(unreadable);
        open().drawings().book(BTC).add(line("a", 61_000));
        assertThat(told).singleElement().asString().contains("is not saved");
        assertThat(unreadable.resolveSibling(unreadable.getFileName() + ".new")).doesNotExist();
    }

    @Test
    void savesWhatWaitsAsOneWriteAndNothingForADragOrASelection() {
        Deque<Runnable> disk = new ArrayDeque<>();
        ChartKeep keep = new ChartKeep(home, disk::add, Runnable::run, (t, d) -> told.add(t + d));
        DrawingBook book = keep.drawings().book(BTC);
        disk.remove().run();
        book.add(line("a", 61_000));
        book.add(line("b", 62_000));
        assertThat(disk).hasSize(1);
        disk.remove().run();
        List<Drawing> before = book.drawings();
        book.preview(line("a", 61_500));
        book.select("a");
        assertThat(disk).isEmpty();
        book.remember(before);
        assertThat(disk).hasSize(1);
        disk.remove().run();
        assertThat(open().drawings().book(BTC).drawings())
                .containsExactly(line("a", 61_500), line("b", 62_000));
    }

    @Test
    void saysOnceThatItCannotSaveAndSavesWithTheNextChange() throws IOException {
        Files.createDirectories(home.resolve("workstation"));
        Files.writeString(home.resolve("workstation/charts"), "in the way");
        DrawingBook book = open().drawings().book(BTC);
        book.add(line("a", 61_000));
        book.add(line("b", 62_000));
        assertThat(told).singleElement().asString().contains("could not be saved");
        Files.delete(home.resolve("workstation/charts"));
        book.add(line("c", 63_000));
        assertThat(open().drawings().book(BTC).drawings()).hasSize(3);
    }

    @Test
    void findsStylesOfToolsAndByNameAgain() {
        DrawingStyle amber = DrawingStyle.DEFAULT.withColor(Hue.ATTENTION).withWidth(3);
        ChartKeep keep = open();
        keep.templates().setDefault(Tool.RAY, amber);
        keep.templates().save("Supply; zone", amber);
        ChartKeep again = open();
        assertThat(again.templates().styleFor(Tool.RAY)).isEqualTo(amber);
        assertThat(again.templates().named("Supply; zone")).contains(amber);
        again.templates().delete("Supply; zone");
        assertThat(open().templates().names()).isEmpty();
    }

    @Test
    void findsTheSetUpOfEachChartAgainAndLosesOnlyFieldsThatCannotBeRead() throws IOException {
        ChartSetup setup =
                new ChartSetup(
                        ChartType.FOOTPRINT,
                        AxisMode.LOG,
                        ProfileMode.SESSION,
                        false,
                        true,
                        false,
                        Set.of(Overlay.EMA_50),
                        List.of(
                                new ChartSetup.Chosen(
                                        "macd", Map.of("length", "21"), Set.of("signal"))),
                        new ChartSetup.Flow(true, true, 25, true, new BigDecimal("12.50")),
                        Map.of("volume", 0.25));
        open().keep("main", setup);
        open().keep("second", ChartSetup.DEFAULT);
        assertThat(open().setup("main")).contains(setup);
        assertThat(open().setup("second")).contains(ChartSetup.DEFAULT);
        Path file = file("charts.json");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"footprint\"", "\"hologram\"")
                        .replace("\"12.50\"", "\"-1\"")
                        .replace("\"volume\" : 0.25", "\"volume\" : 7"),
                StandardCharsets.UTF_8);
        ChartSetup read = open().setup("main").orElseThrow();
        assertThat(read.type()).isEqualTo(ChartType.CANDLES);
        assertThat(read.panes()).isEmpty();
        assertThat(read.flow().large()).isTrue();
        assertThat(read.flow().least()).isZero();
        assertThat(read.indicators()).isEqualTo(setup.indicators());
        assertThat(told)
                .hasSize(3)
                .anyMatch(t -> t.contains("main.type"))
                .anyMatch(t -> t.contains("main.flow.least"))
                .anyMatch(t -> t.contains("main.panes.volume"));
    }
}
