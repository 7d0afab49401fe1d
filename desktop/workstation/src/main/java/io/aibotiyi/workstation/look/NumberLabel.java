package io.aibotiyi.workstation.look;

import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A number set for reading: trailing zeros are faint, and a change can flash for 150 ms. Right
 * aligned; style class {@code number}.
 */
public final class NumberLabel extends HBox {

    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final PseudoClass FLASH_UP = PseudoClass.getPseudoClass("flash-up");
    private static final PseudoClass FLASH_DOWN = PseudoClass.getPseudoClass("flash-down");
    private static final Duration REST = Duration.millis(150);

    private final Label strong = new Label();
    private final Label faint = new Label();
    private String text = "";
    private @Nullable PauseTransition rest;

    public NumberLabel(String... styleClasses) {
        getStyleClass().add("number");
        getStyleClass().addAll(styleClasses);
        strong.getStyleClass().add("strong");
        faint.getStyleClass().add("faint");
        strong.setMinWidth(USE_PREF_SIZE);
        faint.setMinWidth(USE_PREF_SIZE);
        faint.setManaged(false);
        faint.setVisible(false);
        setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(strong, faint);
    }

    /** Sets it with its trailing zeros faint. */
    public void setNumber(String number) {
        set(number, Numbers.faintFrom(number));
    }

    /** Sets it as it is. */
    public void setPlain(String plain) {
        set(plain, plain.length());
    }

    private void set(String next, int from) {
        if (text.equals(next)) {
            return;
        }
        text = next;
        strong.setText(next.substring(0, from));
        boolean zeros = from < next.length();
        faint.setText(next.substring(from));
        faint.setManaged(zeros);
        faint.setVisible(zeros);
    }

    public String getText() {
        return text;
    }

    /** Colours it by sign; zero is neutral. */
    public void setSign(int sign) {
        pseudoClassStateChanged(UP, sign > 0);
        pseudoClassStateChanged(DOWN, sign < 0);
    }

    /** Lights up once in the direction of a change. */
    public void flash(int direction) {
        if (direction == 0) {
            return;
        }
        pseudoClassStateChanged(FLASH_UP, direction > 0);
        pseudoClassStateChanged(FLASH_DOWN, direction < 0);
        if (rest == null) {
            rest = new PauseTransition(REST);
            rest.setOnFinished(_ -> {
                pseudoClassStateChanged(FLASH_UP, false);
                pseudoClassStateChanged(FLASH_DOWN, false);
            });
        }
        Objects.requireNonNull(rest).playFromStart();
    }
}
