package io.aibotiyi.workstation.risk;

import io.aibotiyi.workstation.look.Numbers;
import java.math.BigDecimal;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One limit: what it is, one's own to type in, the desk's, what holds, and its use. */
final class LimitRow {

    private static final double BAR = 120;
    private static final PseudoClass ALARMING = PseudoClass.getPseudoClass("alarming");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    /** How a limit is written. */
    enum Unit {
        MONEY(0),
        /** A share on the wire, per cent on the screen. */
        SHARE(2),
        COUNT(0);

        private final int shift;

        Unit(int shift) {
            this.shift = shift;
        }

        BigDecimal toScreen(BigDecimal wire) {
            return wire.movePointRight(shift);
        }

        BigDecimal toWire(BigDecimal screen) {
            return screen.movePointLeft(shift);
        }
    }

    private final String name;
    private final Unit unit;
    private final Label meaning;
    private final TextField own = new TextField();
    private final Label desk = new Label();
    private final Label holds = new Label();
    private final Label used = new Label();
    private final Region fill = new Region();
    private final StackPane bar = new StackPane(fill);
    private @Nullable BigDecimal shown;

    /**
     * @param id of the field, for tests and assistive technology
     * @param meaning in a few words, with the unit
     */
    LimitRow(String id, String name, String meaning, Unit unit) {
        this.name = name;
        this.unit = unit;
        this.meaning = new Label(meaning);
        this.meaning.getStyleClass().add("figure-name");
        own.setId(id);
        own.setPromptText("none");
        own.setAccessibleText("Your limit: " + name + ", " + meaning);
        own.getStyleClass().add("limit-field");
        desk.getStyleClass().add("limit-value");
        holds.getStyleClass().addAll("limit-value", "limit-holds");
        used.getStyleClass().add("figure-name");
        bar.getStyleClass().add("limit-bar");
        fill.getStyleClass().add("limit-fill");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinWidth(BAR);
        bar.setMaxWidth(BAR);
        fill.setMaxWidth(0);
    }

    void addTo(GridPane grid, int row) {
        grid.addRow(row, new VBox(new Label(name), meaning), own, desk, holds, usage());
    }

    private VBox usage() {
        VBox usage = new VBox(bar, used);
        usage.getStyleClass().add("limit-usage");
        return usage;
    }

    TextField field() {
        return own;
    }

    /**
     * Shows what the backend says; what somebody is typing stays.
     *
     * @param use of the limit in its unit on the wire; null where use has no meaning or is not
     *     known
     */
    void show(
            @Nullable BigDecimal ownLimit,
            @Nullable BigDecimal deskLimit,
            @Nullable BigDecimal effective,
            @Nullable BigDecimal use) {
        boolean edited = isEdited();
        shown = ownLimit;
        if (!edited && isEdited()) {
            own.setText(ownLimit == null ? "" : text(ownLimit).replace(",", ""));
        }
        desk.setText(deskLimit == null ? "none" : text(deskLimit));
        holds.setText(effective == null ? "none" : text(effective));
        Optional<BigDecimal> percent = Standing.percent(use, effective);
        bar.setVisible(percent.isPresent());
        fill.setMaxWidth(BAR * Math.min(1, percent.map(p -> p.doubleValue() / 100).orElse(0.0)));
        bar.pseudoClassStateChanged(BAD, percent.filter(p -> p.intValue() >= 100).isPresent());
        bar.pseudoClassStateChanged(
                ALARMING,
                percent.filter(p -> p.intValue() >= RiskLabel.NEAR && p.intValue() < 100)
                        .isPresent());
        used.setText(
                use == null
                        ? ""
                        : Numbers.fixed(use, 2)
                                + percent.map(p -> "  (" + Numbers.plain(p) + " %)").orElse(""));
    }

    private String text(BigDecimal wire) {
        return Numbers.plain(unit.toScreen(wire)) + (unit == Unit.SHARE ? " %" : "");
    }

    /** Whether something else stands in the field than the backend has. */
    boolean isEdited() {
        BigDecimal before = shown;
        try {
            BigDecimal typed = typed();
            if (typed == null || before == null) {
                return typed != null || before != null;
            }
            return typed.compareTo(before) != 0;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /**
     * What is typed, on the wire; null is no limit.
     *
     * @throws IllegalArgumentException in words for a person
     */
    @Nullable BigDecimal typed() {
        String text = own.getText().replace(",", "").replace("%", "").strip();
        if (text.isEmpty() || text.equalsIgnoreCase("none")) {
            return null;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + ": “" + own.getText().strip() + "” is no number.", e);
        }
        if (number.signum() <= 0) {
            throw new IllegalArgumentException(
                    name + ": more than 0, or empty for no limit. To stop, use the kill switch.");
        }
        if (unit == Unit.COUNT && number.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(name + ": a whole number.");
        }
        return unit.toWire(number);
    }
}
