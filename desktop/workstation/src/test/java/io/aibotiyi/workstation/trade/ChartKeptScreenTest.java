package io.aibotiyi.workstation.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.ChartType;
import io.aibotiyi.charts.Study;
import io.aibotiyi.charts.drawing.Anchor;
import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.DrawingStyle;
import io.aibotiyi.charts.drawing.Tool;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person made of the chart is there again when the window is opened again. */
class ChartKeptScreenTest {

    @TempDir Path home;

    private static CandleChart chart(OpenShell open) {
        Node chart = open.shell.scene().getRoot().lookup(".candle-chart");
        return (CandleChart) Objects.requireNonNull(chart);
    }

    private static List<String> titles(OpenShell open) {
        return chart(open).getStudies().stream().map(Study::title).toList();
    }

    private static InstrumentId shown(OpenShell open) {
        return open.desk.market().focus().get().orElseThrow().view().id();
    }

    private static void finish(OpenShell open) {
        open.close();
        assertThat(open.failures).isEmpty();
    }

    @Test
    void drawingsAreThereAgainOnTheirSymbolInEveryTimeframe() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell(home).connect();
            Drawing line =
                    Drawing.of(
                            "d1",
                            Tool.HORIZONTAL,
                            List.of(new Anchor(1_772_460_000_000_000_000L, 61_450)),
                            DrawingStyle.DEFAULT);
            chart(open).drawings().book().add(line);
            finish(open);

            OpenShell again = new OpenShell(home).connect();
            assertThat(chart(again).drawings().book().drawings()).containsExactly(line);
            InstrumentId first = shown(again);
            again.desk.market().select(Timeframe.H1);
            again.settle();
            assertThat(chart(again).drawings().book().drawings()).containsExactly(line);
            again.shell.actions().run("market.next");
            again.settle();
            assertThat(shown(again)).isNotEqualTo(first);
            assertThat(chart(again).drawings().book().drawings()).isEmpty();
            again.shell.actions().run("market.previous");
            again.settle();
            assertThat(chart(again).drawings().book().drawings()).containsExactly(line);
            finish(again);
            return true;
        });
    }

    @Test
    void footprintDeltaBandsAndProfileComeByKeyAndAreThereAgain() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell(home).connect();
            assertThat(open.find("flow-since").isVisible()).isFalse();
            for (String id : List.of("footprint", "delta", "bands", "profile")) {
                open.shell.actions().run("chart." + id);
            }
            open.settle();
            assertThat(titles(open)).containsExactly("VWAP", "CVD");
            finish(open);

            OpenShell again = new OpenShell(home).connect();
            assertThat(chart(again).options().typeProperty().get()).isEqualTo(ChartType.FOOTPRINT);
            assertThat(titles(again)).containsExactly("VWAP", "CVD");
            assertThat(chart(again).getSpacing())
                    .isGreaterThanOrEqualTo(CandleChart.FOOTPRINT_SPACING);
            assertThat(chart(again).getStudies().getLast().unavailable(series(again))).isEmpty();
            assertThat(again.find("flow-since").isVisible()).isTrue();
            assertThat(again.says("Trades from 13:55:48")).isTrue();
            again.desk.market().select(Timeframe.M5);
            again.settle();
            assertThat(chart(again).getStudies().getLast().unavailable(series(again))).isEmpty();
            again.shell.actions().run("chart.footprint");
            assertThat(chart(again).options().typeProperty().get()).isEqualTo(ChartType.CANDLES);
            finish(again);
            return true;
        });
    }

    private static io.aibotiyi.charts.CandleSeries series(OpenShell open) {
        return Objects.requireNonNull(chart(open).getSeries());
    }
}
