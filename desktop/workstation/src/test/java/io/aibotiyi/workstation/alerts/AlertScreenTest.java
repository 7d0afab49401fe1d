package io.aibotiyi.workstation.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.drawing.Anchor;
import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.DrawingStyle;
import io.aibotiyi.charts.drawing.Tool;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.LineReach;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.alerts.AlertDraft.Kind;
import io.aibotiyi.workstation.gallery.Gallery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/** Alerts worked by hand in the whole window. */
class AlertScreenTest {

    private static List<MarketAlertView> all(OpenShell open) {
        return open.backend.marketAlerts().all();
    }

    @SuppressWarnings("unchecked")
    private static <T> TableView<T> table(OpenShell open, String id) {
        return (TableView<T>) open.find(id);
    }

    @SuppressWarnings("unchecked")
    private static <T> ComboBox<T> box(OpenShell open, String id) {
        return (ComboBox<T>) open.find(id);
    }

    private static void choose(OpenShell open, int index) {
        AlertScreenTest.<MarketAlertView>table(open, "alerts").getSelectionModel().select(index);
        open.settle();
    }

    @Test
    void setsAPriceAlertFromTheKeyboardsForm() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            int before = all(open).size();
            open.shell.actions().run("alert.new");
            open.settle();
            assertTrue(open.find("alert-keep").isDisabled(), "no price yet");
            open.type("alert-value", "-5");
            assertTrue(open.says("A price is above 0."));
            open.type("alert-value", "63,500");
            open.type("alert-note", "Breakout");
            assertFalse(open.find("alert-keep").isDisabled());
            open.press("alert-keep");
            assertFalse(open.shell.overlays().isShowing());
            assertEquals(before + 1, all(open).size());
            MarketAlertView set = all(open).getLast();
            assertEquals(
                    new BigDecimal("63500"), ((PriceCondition) set.terms().condition()).level());
            assertEquals("Breakout", set.terms().note());
            open.shell.trade().showTab(6);
            open.settle();
            assertTrue(table(open, "alerts").getItems().contains(set));
            open.close();
            return true;
        });
    }

    @Test
    void anAlertThatFiresIsSeenWhileItsListIsNotShown() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.trade().speaker().onProperty().set(false);
            open.shell.trade().showTab(0);
            Label bell = (Label) open.shell.scene().getRoot().lookup(".bell-count");
            assertEquals("4", bell.getText());
            MarketAlertView waiting = all(open).getFirst();
            assertEquals(AlertState.ACTIVE, waiting.state());
            open.backend.fireAlert(waiting.id());
            open.settle();
            assertTrue(
                    open.shell.scene().getRoot().lookupAll(".toast-title").stream()
                            .anyMatch(
                                    n -> ((Label) n).getText().startsWith("Fired: BTC-USDT last")));
            assertTrue(open.says("Break of the week's high"));
            assertEquals("5", bell.getText());
            open.shell.trade().showTab(6);
            open.settle();
            MarketAlertView shown =
                    AlertScreenTest.<MarketAlertView>table(open, "alerts").getItems().getFirst();
            assertEquals(AlertState.FIRED, shown.state());
            assertEquals(4, table(open, "alert-history").getItems().size());
            open.close();
            return true;
        });
    }

    @Test
    void pausesArmsEditsDuplicatesDeletesAndBringsBack() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.trade().showTab(6);
            open.settle();
            assertTrue(open.find("alert-edit").isDisabled(), "nothing is chosen");
            choose(open, 0);
            open.press("alert-turn");
            assertEquals(AlertState.PAUSED, all(open).getFirst().state());
            assertEquals("Arm again", ((Button) open.find("alert-turn")).getText());
            open.press("alert-turn");
            assertEquals(AlertState.ACTIVE, all(open).getFirst().state());

            choose(open, 1);
            open.press("alert-edit");
            assertEquals("length 14", open.typed("alert-settings"));
            open.type("alert-value", "25");
            open.press("alert-keep");
            IndicatorCondition changed = (IndicatorCondition) all(open).get(1).terms().condition();
            assertEquals(new BigDecimal("25"), changed.level());
            assertEquals("rsi", changed.series().indicator());
            assertEquals(Frequency.ONCE_PER_BAR, all(open).get(1).terms().frequency());

            choose(open, 1);
            open.press("alert-copy");
            open.press("alert-keep");
            assertEquals(5, all(open).size());
            assertEquals(all(open).get(1).terms(), all(open).get(4).terms());

            choose(open, 0);
            MarketAlertView gone = all(open).getFirst();
            open.press("alert-delete");
            assertFalse(all(open).contains(gone));
            assertTrue(open.find("alert-undo").isVisible());
            open.press("alert-undo");
            assertEquals(gone.terms(), all(open).getLast().terms());
            assertFalse(open.find("alert-undo").isVisible());
            open.close();
            return true;
        });
    }

    @Test
    void saysWhatIsWrongWithAFormula() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.actions().run("alert.new");
            AlertScreenTest.<Kind>box(open, "alert-kind").setValue(Kind.FORMULA);
            open.settle();
            open.type("alert-formula", "close > emma(close, 20)");
            assertTrue(open.says("did you mean \"ema\"?"));
            assertTrue(open.find("alert-keep").isDisabled());
            open.type("alert-formula", "close > ema(close, 20)");
            assertFalse(open.find("alert-keep").isDisabled());
            open.close();
            return true;
        });
    }

    @Test
    void aDrawnLineIsWatchedWhereItGoesOn() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            CandleChart chart =
                    (CandleChart)
                            Objects.requireNonNull(
                                    open.shell.scene().getRoot().lookup(".candle-chart"));
            long now = EpochNanos.of(Gallery.NOW);
            long hour = 3_600_000_000_000L;
            Drawing line =
                    Drawing.of(
                            "line-1",
                            Tool.TREND_LINE,
                            List.of(
                                    new Anchor(now - hour, 62_000.123),
                                    new Anchor(now - 2 * hour, 61_000)),
                            DrawingStyle.DEFAULT);
            chart.drawings().book().add(line);
            chart.drawings().book().select("line-1");
            open.shell.actions().run("alert.line");
            open.settle();
            open.press("alert-keep");
            LineCondition set = (LineCondition) all(open).getLast().terms().condition();
            assertEquals(LineReach.RAY, set.reach());
            assertTrue(set.from().time().isBefore(set.to().time()), "in the order of time");
            assertEquals(0, new BigDecimal("62000.1").compareTo(set.to().price()));
            open.close();
            return true;
        });
    }

    @Test
    void aSoundIsComputedAndPlayedOnlyWhenSoundsAreOn() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            List<AlertSound> played = new java.util.ArrayList<>();
            Speaker speaker = new Speaker(open.desk, played::add);
            speaker.say(AlertSound.BELL);
            speaker.onProperty().set(false);
            speaker.say(AlertSound.ALARM);
            assertEquals(List.of(AlertSound.BELL), played);
            byte[] samples = AlertSound.BELL.samples();
            assertEquals(0, samples.length % 4);
            int loudest = 0;
            for (int i = 0; i < samples.length; i += 2) {
                loudest = Math.max(loudest, Math.abs((samples[i + 1] << 8) | (samples[i] & 0xff)));
            }
            assertTrue(loudest > 3_000 && loudest < 12_000, "heard, not shouted: " + loudest);
            open.close();
            return true;
        });
    }
}
