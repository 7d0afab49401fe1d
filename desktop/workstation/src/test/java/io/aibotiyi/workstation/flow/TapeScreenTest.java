package io.aibotiyi.workstation.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.tape.TradeTape;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.nio.file.Path;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeScreenTest {

    @TempDir Path home;

    private static TradeTape tape(OpenShell open) {
        return (TradeTape)
                Objects.requireNonNull(open.shell.scene().getRoot().lookup(".trade-tape"));
    }

    @Test
    void filtersBySizeForEachMarketAndFindsItAgain() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell(home).connect();
            assertThat(tape(open).minimumSizeProperty().get()).isZero();
            open.type("tape-least", "0.25");
            assertThat(tape(open).minimumSizeProperty().get()).isEqualTo(25_000);
            open.type("tape-least", "much");
            assertThat(open.find("tape-least").getPseudoClassStates())
                    .contains(PseudoClass.getPseudoClass("wrong"));
            assertThat(tape(open).minimumSizeProperty().get()).as("as before").isEqualTo(25_000);
            open.type("tape-least", "0.5");
            open.shell.actions().run("market.next");
            open.settle();
            assertThat(open.typed("tape-least")).isEmpty();
            assertThat(tape(open).minimumSizeProperty().get()).isZero();
            open.close();

            OpenShell again = new OpenShell(home).connect();
            assertThat(again.typed("tape-least")).isEqualTo("0.5");
            assertThat(tape(again).minimumSizeProperty().get()).isEqualTo(50_000);
            again.close();
            assertThat(again.failures).isEmpty();
            return true;
        });
    }

    @Test
    void putsPrintsTogetherByKeyAndStaysSilentUntilAsked() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell(home).connect();
            assertThat(((ToggleButton) open.find("tape-sounds")).isSelected()).isFalse();
            assertThat(tape(open).aggregatedProperty().get()).isTrue();
            open.shell.actions().run("tape.together");
            assertThat(tape(open).aggregatedProperty().get()).isFalse();
            open.close();
            OpenShell again = new OpenShell(home).connect();
            assertThat(tape(again).aggregatedProperty().get()).isFalse();
            again.close();
            assertThat(again.failures).isEmpty();
            return true;
        });
    }
}
