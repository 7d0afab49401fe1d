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
import io.aibotiyi.workstation.risk.LimitRow.Unit;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
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
    private final LimitRow order =
            new LimitRow("limit-order", "Largest order", "worth of one order", Unit.MONEY);
    private final LimitRow position =
            new LimitRow(
                    "limit-position",
                    "Largest position",
                    "one instrument, open buys too",
                    Unit.MONEY);
    private final LimitRow loss =
            new LimitRow("limit-loss", "Loss of a day", "since midnight UTC", Unit.MONEY);
    private final LimitRow collar =
            new LimitRow("limit-collar", "Price collar", "% beyond the market's price", Unit.SHARE);
    private final LimitRow rate =
            new LimitRow("limit-rate", "Orders a second", "cancels are not counted", Unit.COUNT);
    private final List<LimitRow> rows = List.of(order, position, loss, collar, rate);
    private final Label fees = Form.text("");
    private final Label error = Form.error();
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
                        grid(),
                        Form.text(
                                "The stricter of yours and the desk's holds. An empty field is no"
                                        + " limit of yours."),
                        error,
                        fees);
        body.getStyleClass().add("risk-body");
        state = new StatePane(body);
        state.setMinHeight(USE_PREF_SIZE);
        state.setPrefHeight(HEIGHT);
        rows.forEach(r -> r.field().textProperty().addListener(_ -> showEdits()));
        getChildren()
                .addAll(
                        Form.title("Risk"),
                        state,
                        Form.buttons(Form.plain("Close", dialogs::closeTop), kill, save));
        watch.onChange(pins, this::show);
        watch.refresh();
    }

    private GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("limit-grid");
        String[] heads = {"Limit", "Yours", "The desk's", "In force", "Used"};
        for (int i = 0; i < heads.length; i++) {
            Label head = new Label(heads[i]);
            head.getStyleClass().add("figure-name");
            grid.add(head, i, 0);
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).addTo(grid, i + 1);
        }
        return grid;
    }

    /** Ends its listening; the mirror of making it. */
    public void detach() {
        pins.close();
    }

    /** What should have the keyboard first. */
    public Node first() {
        return order.field();
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
        Limits own = risk.own();
        Limits byDesk = risk.desk();
        Limits now = risk.effective();
        order.show(own.maxOrderNotional(), byDesk.maxOrderNotional(), now.maxOrderNotional(), null);
        position.show(
                own.maxPositionNotional(),
                byDesk.maxPositionNotional(),
                now.maxPositionNotional(),
                risk.use().largestPosition());
        loss.show(
                own.maxDailyLoss(),
                byDesk.maxDailyLoss(),
                now.maxDailyLoss(),
                risk.use().dailyLoss());
        collar.show(own.priceCollar(), byDesk.priceCollar(), now.priceCollar(), null);
        rate.show(
                count(own.maxOrdersPerSecond()),
                count(byDesk.maxOrdersPerSecond()),
                count(now.maxOrdersPerSecond()),
                null);
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

    private static @Nullable BigDecimal count(@Nullable Integer number) {
        return number == null ? null : BigDecimal.valueOf(number);
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
        save.setDisable(
                watch.standing().get().isEmpty() || rows.stream().noneMatch(LimitRow::isEdited));
    }

    private void save() {
        Standing standing = watch.standing().get().orElse(null);
        if (standing == null) {
            return;
        }
        Limits typed;
        try {
            BigDecimal perSecond = rate.typed();
            typed =
                    new Limits(
                            order.typed(),
                            position.typed(),
                            collar.typed(),
                            perSecond == null ? null : perSecond.intValueExact(),
                            loss.typed());
        } catch (IllegalArgumentException e) {
            error.setText(e.getMessage());
            return;
        } catch (ArithmeticException e) {
            error.setText("Orders a second: that is too many.");
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
