package io.aibotiyi.workstation.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.heatmap.DepthHeatmap;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.time.Duration;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

class HeatmapScreenTest {

    private static DepthHeatmap heatmap(OpenShell open) {
        return Objects.requireNonNull(
                (DepthHeatmap)
                        open.find("heatmap").lookupAll(".market-surface").stream()
                                .filter(n -> n instanceof DepthHeatmap)
                                .findFirst()
                                .orElse(null));
    }

    @Test
    void takesTheChartsPlaceByKeyAndSaysSinceWhenTheBookIsKnown() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            assertThat(open.find("heatmap").isVisible()).isFalse();
            open.shell.actions().run("chart.heatmap");
            open.pass(Duration.ofSeconds(1));
            assertThat(open.find("heatmap").isVisible()).isTrue();
            assertThat(open.shell.scene().getRoot().lookup(".candle-chart").isVisible()).isFalse();
            assertThat(((Label) open.find("heatmap-since")).getText()).startsWith("from 14:03:2");
            Slider black = (Slider) open.find("heatmap-black");
            double before = black.getValue();
            open.shell.actions().run("heatmap.darker");
            assertThat(black.getValue()).isGreaterThan(before);
            assertThat(heatmap(open).blackPoint()).isEqualTo(black.getValue());
            open.shell.actions().run("market.next");
            open.settle();
            assertThat(heatmap(open).blackPoint())
                    .as("also for the next market")
                    .isEqualTo(black.getValue());
            open.shell.actions().run("chart.heatmap");
            assertThat(open.shell.scene().getRoot().lookup(".candle-chart").isVisible()).isTrue();
            open.close();
            assertThat(open.failures).isEmpty();
            return true;
        });
    }

    @Test
    void marksTheLargestTradesUnlessASizeIsTypedAndSaysWhenItIsNone() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.actions().run("chart.heatmap");
            open.settle();
            TextField large = (TextField) open.find("heatmap-large");
            assertThat(Double.parseDouble(large.getPromptText())).isPositive();
            PseudoClass wrong = PseudoClass.getPseudoClass("wrong");
            large.setText("a lot");
            assertThat(large.getPseudoClassStates()).contains(wrong);
            large.setText("0.5");
            assertThat(large.getPseudoClassStates()).doesNotContain(wrong);
            open.close();
            assertThat(open.failures).isEmpty();
            return true;
        });
    }
}
