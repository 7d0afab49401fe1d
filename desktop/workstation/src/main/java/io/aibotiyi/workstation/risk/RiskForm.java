package io.aibotiyi.workstation.risk;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The limits of the account in use, how much of them is used, its halt and its fees. */
public final class RiskForm extends VBox {

    /** Room for a halt that says much. */
    private static final double HEIGHT = 400;

    private final RiskWatch watch;
    private final Desk desk;
    private final Acts acts;
    private final Label halted = Form.note("");
    private final Button resume = Form.main("Trade again", "plain", this::resume);
    private final HBox haltLine = new HBox(halted, resume);
    private final Label fees = Form.text("");
    private final Label error = Form.error();
    private final LimitTable table = new LimitTable(Level.OWN, this::showEdits);
    private final Button save = Form.main("Save limits", "plain", this::save);
    private final Button kill = Form.main("Kill switch…", "danger", this::kill);
    private final StatePane state;
    private final Pins pins = new Pins();

    public RiskForm(Desk desk, RiskWatch watch, Dialogs dialogs) {
        this.desk = desk;
        this.watch = watch;
        acts = new Acts(desk, dialogs, desk.urgent());
        getStyleClass().addAll("confirm", "wide-dialog", "risk-form");
        save.setId("limits-save");
        kill.setId("risk-kill");
        resume.setId("risk-resume");
        haltLine.getStyleClass().add("halt-line");
        haltLine.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(halted, Priority.ALWAYS);
        halted.setMaxWidth(Double.MAX_VALUE);
        resume.setMinWidth(USE_PREF_SIZE);
        VBox body =
                new VBox(
                        haltLine,
                        table,
                        Form.text(
                                "The stricter of yours and the desk's holds. An empty field is no"
                                        + " limit of yours."),
                        error,
                        fees);
        body.getStyleClass().add("risk-body");
        state = new StatePane(body);
        state.setMinHeight(USE_PREF_SIZE);
        state.setPrefHeight(HEIGHT);
        getChildren()
                .addAll(
                        Form.title("Risk"),
                        state,
                        Form.buttons(Form.plain("Close", dialogs::closeTop), kill, save));
        watch.onChange(pins, this::show);
        watch.refresh();
    }

    /** Ends its listening; the mirror of making it. */
    public void detach() {
        pins.close();
    }

    /** What should have the keyboard first. */
    public Node first() {
        return table.first();
    }

    private void show() {
        Optional<Standing> standing = watch.standing().get();
        standing.ifPresent(this::show);
        Health health = watch.health().get();
        boolean usable = standing.isPresent() && health.phase() == Health.Phase.LIVE;
        kill.setDisable(!usable || watch.halt().isPresent());
        switch (health.phase()) {
            case LOADING -> state.showLoading("Loading the limits");
            case FAILED -> state.showFailed("Limits are not available", health.reason());
            case STALE -> {
                if (standing.isPresent()) {
                    state.showStale("Old: " + health.reason());
                } else {
                    state.showFailed("Limits are not available", health.reason());
                }
            }
            case LIVE -> {
                if (standing.isPresent()) {
                    state.showContent();
                } else {
                    state.showEmpty(
                            Feather.SHIELD,
                            "No trading account",
                            "Who has no account risks nothing here.");
                }
            }
        }
        showEdits();
    }

    private void show(Standing standing) {
        RiskView risk = standing.risk();
        table.show(risk);
        HaltView halt = risk.halt();
        haltLine.setVisible(halt != null);
        haltLine.setManaged(halt != null);
        halted.setText(halt == null ? "" : RiskWords.halt(halt));
        if (halt != null) {
            resume.setDisable(halt.level() == Level.DESK);
            resume.setText(
                    halt.level() == Level.DESK ? "Only the desk can undo it" : "Trade again");
        }
        fees.setText(fees(standing.fees()));
    }

    private static String fees(FeeView f) {
        BigDecimal next = f.nextVolume();
        return "Fees: tier "
                + f.tier()
                + ", "
                + Numbers.plain(f.makerRate().movePointRight(2))
                + " % resting, "
                + Numbers.plain(f.takerRate().movePointRight(2))
                + " % taking; traded in 30 days "
                + Numbers.fixed(f.volume(), 2)
                + (next == null ? "." : ", the next tier from " + Numbers.plain(next) + ".");
    }

    private void showEdits() {
        save.setDisable(watch.standing().get().isEmpty() || !table.isEdited());
    }

    private void save() {
        Standing standing = watch.standing().get().orElse(null);
        if (standing == null) {
            return;
        }
        Limits typed;
        try {
            typed = table.typed();
        } catch (IllegalArgumentException e) {
            error.setText(e.getMessage());
            return;
        }
        error.setText("");
        AccountId account = standing.risk().account();
        long seen = standing.risk().version();
        acts.run(
                "Save your risk limits", c -> c.risk().limit(account, seen, typed), watch::refresh);
    }

    private void kill() {
        ask(desk, watch, acts);
    }

    /**
     * Asks whether to stop all trading; nothing happens without an account or while it is halted.
     */
    public static void askToStop(Desk desk, RiskWatch watch, Dialogs dialogs) {
        ask(desk, watch, new Acts(desk, dialogs, desk.urgent()));
    }

    /**
     * Asks whether to stop all trading of an account that need not be in use.
     *
     * @param then run on the FX thread once the backend has halted
     */
    public static void askToStop(Acts acts, AccountId account, Runnable then) {
        acts.ask(
                "See what works",
                c -> c.orders().working(account).size(),
                working -> {
                    KillForm form = new KillForm(acts, account, working, then);
                    acts.dialogs().show(form, form.first(), () -> {});
                });
    }

    private static void ask(Desk desk, RiskWatch watch, Acts acts) {
        desk.trading()
                .account()
                .get()
                .filter(_ -> watch.halt().isEmpty())
                .ifPresent(account -> {
                    int working =
                            (int)
                                    desk.trading().orders().get().stream()
                                            .filter(o -> o.status().isWorking())
                                            .count();
                    KillForm form = new KillForm(acts, account.id(), working, watch::refresh);
                    acts.dialogs().show(form, form.first(), () -> {});
                });
    }

    private void resume() {
        watch.standing()
                .get()
                .map(s -> s.risk().account())
                .ifPresent(account ->
                        acts.run("Trade again", c -> c.risk().resume(account), watch::refresh));
    }
}
