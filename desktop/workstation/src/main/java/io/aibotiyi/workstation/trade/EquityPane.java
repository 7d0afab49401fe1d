package io.aibotiyi.workstation.trade;

import io.aibotiyi.protocol.Trading.BalanceView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.workstation.look.NumberLabel;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the account is worth, how it got there and what it holds. */
final class EquityPane extends BorderPane {

    private final Desk desk;
    private final NumberLabel equity = new NumberLabel("equity");
    private final Label currency = new Label();
    private final Label incomplete = new Label("some assets have no price");
    private final NumberLabel unrealised = new NumberLabel();
    private final NumberLabel realised = new NumberLabel();
    private final NumberLabel fees = new NumberLabel();
    private final VBox balances = new VBox();
    private final StatePane state;

    EquityPane(Desk desk) {
        this.desk = desk;
        getStyleClass().addAll("panel", "equity-pane");
        Label title = new Label("Equity");
        title.getStyleClass().add("panel-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        incomplete.getStyleClass().add("attention");
        HBox header = new HBox(title, space, incomplete);
        header.getStyleClass().add("panel-header");
        header.setAlignment(Pos.CENTER_LEFT);
        currency.getStyleClass().add("figure-name");
        HBox worth = new HBox(equity, currency);
        worth.setAlignment(Pos.BASELINE_LEFT);
        worth.getStyleClass().add("worth");
        balances.getStyleClass().add("balances");
        ScrollPane scroll = new ScrollPane(balances);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox body =
                new VBox(
                        worth,
                        line("Unrealised", unrealised),
                        line("Realised", realised),
                        line("Fees", fees),
                        scroll);
        body.getStyleClass().add("equity-body");
        state = new StatePane(body);
        setTop(header);
        setCenter(state);
    }

    private static HBox line(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("figure-name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(label, space, value);
        line.getStyleClass().add("figure-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void attach(Pins pins) {
        pins.add(desk.trading().portfolio().listen(this::show));
        pins.add(desk.trading().health().listen(_ -> showState()));
    }

    private void show(Optional<PortfolioView> portfolio) {
        portfolio.ifPresent(
                p -> {
                    equity.setPlain(Numbers.fixed(p.equity(), 2));
                    currency.setText(p.currency());
                    incomplete.setVisible(!p.complete());
                    gain(unrealised, p.unrealisedPnl());
                    gain(realised, p.realisedPnl());
                    fees.setPlain(Numbers.fixed(p.fees(), 2));
                    showBalances(p.balances());
                });
        showState();
    }

    private static void gain(NumberLabel label, BigDecimal value) {
        label.setPlain(Numbers.signed(value, 2));
        label.setSign(value.setScale(2, RoundingMode.HALF_EVEN).signum());
    }

    private void showBalances(List<BalanceView> all) {
        List<Node> lines = new ArrayList<>();
        for (BalanceView balance : all) {
            Label asset = new Label(balance.asset());
            asset.getStyleClass().add("asset");
            Label held = new Label();
            held.getStyleClass().add("figure-name");
            if (balance.held().signum() > 0) {
                held.setText(Numbers.compact(balance.held()) + " held");
            }
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            NumberLabel total = new NumberLabel();
            total.setNumber(
                    Numbers.amount(balance.total()));
            HBox line = new HBox(asset, held, space, total);
            line.getStyleClass().addAll("figure-line", "balance");
            line.setAlignment(Pos.CENTER_LEFT);
            lines.add(line);
        }
        balances.getChildren().setAll(lines);
    }

    private void showState() {
        Health health = desk.trading().health().get();
        boolean known = desk.trading().portfolio().get().isPresent();
        switch (health.phase()) {
            case LOADING -> state.showLoading("Loading the account");
            case FAILED -> state.showFailed("No account", health.reason());
            case STALE -> {
                if (known) {
                    state.showStale("Old: the connection is lost");
                } else {
                    state.showEmpty(Feather.WIFI_OFF, "Nothing known yet", health.reason());
                }
            }
            case LIVE -> state.showContent();
        }
    }
}
