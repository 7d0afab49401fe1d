package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.equity.EquityCurve;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.protocol.Trading.BalanceView;
import io.aibotiyi.protocol.Trading.EquityPoint;
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

    private static final int PLACES = 2;

    private final Desk desk;
    private final EquityCurve curve = new EquityCurve();
    private String currency = "";
    private final Label incomplete = new Label("some assets have no price");
    private final NumberLabel unrealised = new NumberLabel();
    private final NumberLabel realised = new NumberLabel();
    private final NumberLabel fees = new NumberLabel();
    private final VBox balances = new VBox();
    private final StatePane state;
    private final HBox header;

    EquityPane(Desk desk) {
        this.desk = desk;
        getStyleClass().addAll("panel", "equity-pane");
        Label title = new Label("Equity");
        title.getStyleClass().add("panel-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        incomplete.getStyleClass().add("attention");
        incomplete.setVisible(false);
        header = new HBox(title, space, incomplete);
        header.getStyleClass().add("panel-header");
        header.setAlignment(Pos.CENTER_LEFT);
        balances.getStyleClass().add("balances");
        ScrollPane scroll = new ScrollPane(balances);
        scroll.getStyleClass().add("balances-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        HBox gains =
                new HBox(
                        figure("Unrealised", unrealised),
                        figure("Realised", realised),
                        figure("Fees", fees));
        gains.getStyleClass().add("gains");
        VBox.setVgrow(curve, Priority.ALWAYS);
        VBox body = new VBox(gains, curve, scroll);
        body.getStyleClass().add("equity-body");
        state = new StatePane(body);
        setTop(header);
        setCenter(state);
    }

    private static VBox figure(String name, NumberLabel value) {
        Label label = new Label(name);
        label.getStyleClass().add("figure-name");
        value.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(label, value);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    /** Its first row, by which it is dragged. */
    HBox bar() {
        return header;
    }

    void attach(Pins pins) {
        pins.add(desk.trading().portfolio().listen(this::show));
        pins.add(desk.trading().equity().listen(this::showCurve));
        pins.add(desk.trading().health().listen(_ -> showState()));
    }

    private void show(Optional<PortfolioView> portfolio) {
        portfolio.ifPresent(p -> {
            currency = p.currency();
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

    private void showCurve(List<EquityPoint> points) {
        curve.setUnit(PLACES, PLACES, currency);
        curve.snapshot(points.stream().map(EquityPane::point).toList());
    }

    private static io.aibotiyi.charts.equity.EquityPoint point(EquityPoint point) {
        return new io.aibotiyi.charts.equity.EquityPoint(
                EpochNanos.of(point.time()),
                point.equity()
                        .setScale(PLACES, RoundingMode.HALF_EVEN)
                        .unscaledValue()
                        .longValueExact());
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
            total.setNumber(Numbers.amount(balance.total()));
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
                    curve.setStale(health.reason());
                    state.showStale("Old: the connection is lost");
                } else {
                    state.showEmpty(Feather.WIFI_OFF, "Nothing known yet", health.reason());
                }
            }
            case LIVE -> {
                curve.setStale(null);
                state.showContent();
            }
        }
    }
}
