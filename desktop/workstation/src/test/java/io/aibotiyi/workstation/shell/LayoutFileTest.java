package io.aibotiyi.workstation.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.look.Appearance.Density;
import io.aibotiyi.workstation.look.Appearance.Theme;
import io.aibotiyi.workstation.look.TextScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutFileTest {

    @TempDir Path home;

    @Test
    void bringsBackWhatWasSaved() throws IOException {
        Layout layout =
                new Layout(
                        new Appearance(Theme.LIGHT, true, Density.TOUCH, TextScale.LARGER),
                        "sim:ETH-USDT",
                        Timeframe.H4,
                        Map.of("market", List.of(0.2, 0.75), "trade", List.of(0.6)),
                        true,
                        "https://desk.example.com",
                        1920,
                        1080);
        LayoutFile file = new LayoutFile(home);
        file.save(layout);
        assertEquals(new LayoutFile.Loaded(layout, List.of()), file.load());
    }

    @Test
    void losesOnlyTheFieldThatCannotBeRead() throws IOException {
        write(
                """
                {"theme": "neon", "colourBlind": true, "density": 7, "instrument": "sim:SOL-USDT",
                 "timeframe": "1 fortnight", "welcomed": true, "textPercent": 140, "width": -5, "height": 900,
                 "dividers": {"market": [0.2, 0.8], "trade": [1.5], "book": "half", "x": []},
                 "added": "by a newer version"}
                """);
        LayoutFile.Loaded loaded = new LayoutFile(home).load();
        Layout layout = loaded.layout();
        assertEquals(
                List.of(
                        "theme",
                        "density",
                        "timeframe",
                        "textPercent",
                        "dividers.trade",
                        "dividers.book",
                        "dividers.x",
                        "width"),
                loaded.problems().stream().sorted(this::asDeclared).toList());
        assertEquals(
                new Appearance(Theme.DARK, true, Density.COMPACT, TextScale.USUAL),
                layout.appearance());
        assertEquals("sim:SOL-USDT", layout.instrument());
        assertEquals(Timeframe.M1, layout.timeframe());
        assertEquals(Map.of("market", List.of(0.2, 0.8)), layout.dividers());
        assertEquals(900, layout.height());
    }

    @Test
    void startsAfreshAndSaysSoWhenTheFileIsNoJson() throws IOException {
        write("{\"theme\": \"light\", ");
        LayoutFile.Loaded loaded = new LayoutFile(home).load();
        assertEquals(Layout.DEFAULT, loaded.layout());
        assertEquals(1, loaded.problems().size());
    }

    @Test
    void startsWithTheDefaultsWithoutAFile() {
        assertEquals(new LayoutFile.Loaded(Layout.DEFAULT, List.of()), new LayoutFile(home).load());
    }

    private int asDeclared(String a, String b) {
        List<String> order = List.of("theme", "density", "timeframe", "textPercent");
        return Integer.compare(rank(order, a), rank(order, b));
    }

    private static int rank(List<String> order, String name) {
        int at = order.indexOf(name);
        return at >= 0 ? at : name.startsWith("dividers") ? 10 : 20;
    }

    private void write(String json) throws IOException {
        Path file = home.resolve("workstation/layout.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
    }
}
