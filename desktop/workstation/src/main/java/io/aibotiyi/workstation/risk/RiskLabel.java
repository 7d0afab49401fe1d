package io.aibotiyi.workstation.risk;

import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;

/**
 * How near the account is to its limits, for the status bar; a press shows the whole. Warns from
 * {@value #NEAR} per cent on.
 */
public final class RiskLabel extends Button {

    static final int NEAR = 80;

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass ALARMING = PseudoClass.getPseudoClass("alarming");
    private static final BigDecimal WARNING = BigDecimal.valueOf(NEAR);
    private static final BigDecimal REACHED = BigDecimal.valueOf(100);

    private final RiskWatch watch;

    public RiskLabel(RiskWatch watch, Runnable open) {
        this.watch = watch;
        setId("risk");
        getStyleClass().add("risk-label");
        setFocusTraversable(false);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(_ -> open.run());
    }

    public void attach(Pins pins) {
        watch.onChange(pins, this::show);
    }

    private void show() {
        Optional<Standing> standing = watch.standing().get();
        Health.Phase phase = watch.health().get().phase();
        boolean unknown = phase == Health.Phase.FAILED || phase == Health.Phase.STALE;
        setText(unknown ? "risk unknown" : standing.map(RiskWords::brief).orElse(""));
        setVisible(!getText().isEmpty());
        boolean halted = standing.filter(s -> s.risk().halt() != null).isPresent();
        Optional<BigDecimal> nearest = standing.flatMap(Standing::nearest);
        boolean reached = nearest.filter(p -> p.compareTo(REACHED) >= 0).isPresent();
        pseudoClassStateChanged(BAD, unknown || halted || reached);
        pseudoClassStateChanged(
                ALARMING,
                !unknown
                        && !halted
                        && !reached
                        && nearest.filter(p -> p.compareTo(WARNING) >= 0).isPresent());
    }
}
