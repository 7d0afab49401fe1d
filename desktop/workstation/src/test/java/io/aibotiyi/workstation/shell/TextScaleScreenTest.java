package io.aibotiyi.workstation.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.surface.MarketSurface;
import io.aibotiyi.workstation.HeldWindows.Held;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.OpenShell.Modifier;
import io.aibotiyi.workstation.look.TextScale;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Larger and smaller text in all windows at once. */
class TextScaleScreenTest {

    @Test
    void growsWithAKeyInEveryWindowInControlsAndInWhatIsDrawn() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.trade().board().detachOrBringBack("ladder-1");
            open.settle();
            Held window = open.windows.open.getFirst();
            double price = columnOf(open.shell.scene());
            assertEquals(11, drawn(window.scene, ".depth-ladder"));
            open.key(window.scene, KeyCode.EQUALS, Modifier.SHORTCUT);
            window.scene.getRoot().applyCss();
            assertEquals(12.65, drawn(window.scene, ".depth-ladder"), 0.01);
            open.key(window.scene, KeyCode.EQUALS, Modifier.SHORTCUT);
            open.key(window.scene, KeyCode.EQUALS, Modifier.SHORTCUT);
            window.scene.getRoot().applyCss();
            assertEquals(TextScale.LARGEST, open.shell.layout().appearance().text());
            assertEquals(16.5, drawn(window.scene, ".depth-ladder"), 0.01);
            assertEquals(16.5, drawn(open.shell.scene(), ".trade-tape"), 0.01);
            assertEquals(16.5, chart(open.shell.scene()), 0.01);
            assertEquals(18, label(open.shell.scene()), 0.01);
            assertEquals(price * 1.5, columnOf(open.shell.scene()), 0.5);
            open.key(KeyCode.DIGIT0, Modifier.SHORTCUT);
            window.scene.getRoot().applyCss();
            assertEquals(11, drawn(window.scene, ".depth-ladder"));
            assertEquals(11, chart(open.shell.scene()));
            assertEquals(price, columnOf(open.shell.scene()), 0.5);
            assertEquals(List.of(), open.failures);
            open.close();
            return true;
        });
    }

    @Test
    void aWindowThatOpensLaterHasTheTextOfTheOthers() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.actions().run("look.text");
            open.shell.actions().run("look.text");
            open.shell.trade().board().detachOrBringBack("ladder-1");
            open.settle();
            Scene window = open.windows.open.getFirst().scene;
            window.getRoot().applyCss();
            assertEquals(14.3, drawn(window, ".depth-ladder"), 0.01);
            open.close();
            return true;
        });
    }

    @Test
    void neverPushesTheFrameOutOfTheWindow() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            for (int i = 0; i < 3; i++) {
                open.shell.actions().run("look.text.larger");
            }
            open.settle();
            double bottom =
                    Objects.requireNonNull(open.shell.scene().getRoot().lookup(".status-bar"))
                            .localToScene(0, 0)
                            .getY();
            assertTrue(bottom < open.shell.scene().getHeight() - 20, "status bar at " + bottom);
            open.close();
            return true;
        });
    }

    private static double drawn(Scene scene, String surface) {
        return ((MarketSurface) Objects.requireNonNull(scene.getRoot().lookup(surface)))
                .style()
                .font()
                .getSize();
    }

    private static double chart(Scene scene) {
        return ((CandleChart) Objects.requireNonNull(scene.getRoot().lookup(".candle-chart")))
                .theme()
                .font()
                .getSize();
    }

    private static double label(Scene scene) {
        return ((Label) Objects.requireNonNull(scene.getRoot().lookup(".watch-row .symbol")))
                .getFont()
                .getSize();
    }

    /** Width that the first column of the open orders asks for. */
    private static double columnOf(Scene scene) {
        return ((TableView<?>) Objects.requireNonNull(scene.getRoot().lookup(".slow-table")))
                .getColumns()
                .getFirst()
                .getMinWidth();
    }
}
