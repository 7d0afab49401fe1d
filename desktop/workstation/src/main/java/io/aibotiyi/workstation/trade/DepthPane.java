package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.depth.DepthLadder;
import io.aibotiyi.charts.depth.LadderClick;
import io.aibotiyi.charts.depth.OwnOrder;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.protocol.Market.TradeView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The depth ladder with its tools; a click on a price goes to the ticket. */
final class DepthPane extends BorderPane {

    private static final int[] GROUPINGS = {1, 2, 5, 10, 25, 50, 100, 500};

    private final Desk desk;
    private final DepthLadder ladder = new DepthLadder();
    private final StatePane state;
    private final Label grouping = new Label();
    private final Pins ofFocus = new Pins();
    private @Nullable InstrumentFocus shown;
    private int step;

    DepthPane(Desk desk, Consumer<LadderClick> picked) {
        this.desk = desk;
        getStyleClass().add("panel");
        ladder.setOnPriceClicked(picked);
        ladder.setOnOrderCancel(desk.orders()::cancel);
        state = new StatePane(ladder);
        setCenter(state);
        setTop(header());
    }

    private HBox header() {
        Label title = new Label("Depth");
        title.getStyleClass().add("panel-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        grouping.getStyleClass().add("figure-name");
        HBox header =
                new HBox(
                        title,
                        space,
                        Icons.button(Feather.MINUS, "Finer price steps", () -> group(-1)),
                        grouping,
                        Icons.button(Feather.PLUS, "Coarser price steps", () -> group(1)),
                        Icons.button(Feather.ALIGN_JUSTIFY, "Ladder or book", this::nextMode),
                        Icons.button(Feather.CROSSHAIR, "Recentre", ladder::recenter));
        header.getStyleClass().addAll("panel-header", "tools");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    void attach(Pins pins) {
        pins.add(desk.market().focus().listen(this::focus));
        pins.add(desk.trading().orders().listen(_ -> showOwn()));
        pins.add(desk.orders().cancelling().listen(_ -> showOwn()));
        pins.add(desk.trading().portfolio().listen(_ -> showOwn()));
        pins.add(ofFocus);
        pins.add(() -> ladder.setModel(null));
    }

    DepthLadder ladder() {
        return ladder;
    }

    void group(int by) {
        step = Math.clamp(step + by, 0, GROUPINGS.length - 1);
        ladder.groupingProperty().set(GROUPINGS[step]);
        showGrouping();
    }

    void nextMode() {
        ladder.modeProperty()
                .set(
                        ladder.modeProperty().get() == DepthLadder.Mode.LADDER
                                ? DepthLadder.Mode.BOOK
                                : DepthLadder.Mode.LADDER);
    }

    private void showGrouping() {
        InstrumentFocus focus = shown;
        if (focus == null) {
            grouping.setText("");
            return;
        }
        BigDecimal size = focus.view().tickSize().multiply(BigDecimal.valueOf(GROUPINGS[step]));
        grouping.setText(size.stripTrailingZeros().toPlainString());
    }

    private void focus(Optional<InstrumentFocus> next) {
        if (next.isPresent() && next.get() == shown) {
            return;
        }
        ofFocus.close();
        shown = next.orElse(null);
        showGrouping();
        if (next.isEmpty()) {
            ladder.setModel(null);
            state.showLoading("Loading the book");
            return;
        }
        InstrumentFocus focus = next.get();
        ladder.setModel(focus.ladder());
        ofFocus.add(focus.bookHealth().listen(this::showHealth));
        ofFocus.add(focus.trades().listen((batch, fresh) -> note(focus, batch, fresh)));
        showOwn();
    }

    private void showHealth(Health health) {
        switch (health.phase()) {
            case LOADING -> state.showLoading("Loading the book");
            case FAILED -> state.showFailed("No book", health.reason());
            case LIVE, STALE -> state.showContent();
        }
    }

    private static void note(InstrumentFocus focus, List<TradeView> prints, boolean fresh) {
        if (fresh) {
            focus.ladder().resetTradedVolume();
        }
        for (TradeView print : prints) {
            focus.ladder()
                    .traded(
                            focus.instrument().priceUnits(print.price()),
                            focus.instrument().quantityUnits(print.quantity()),
                            print.aggressor());
        }
    }

    private void showOwn() {
        InstrumentFocus focus = shown;
        if (focus == null) {
            return;
        }
        Set<Object> cancelling = Set.copyOf(desk.orders().cancelling().get());
        focus.ladder()
                .setOwnOrders(
                        desk.trading().orders().get().stream()
                                .filter(o -> o.status().isWorking())
                                .filter(o -> o.status() != OrderStatus.WAITING)
                                .filter(o -> o.instrument().equals(focus.view().id()))
                                .flatMap(o -> own(focus, o, !cancelling.contains(o.id())).stream())
                                .collect(Collectors.toList()));
        Optional<PositionView> position =
                desk.trading()
                        .portfolio()
                        .get()
                        .flatMap(p ->
                                p.positions().stream()
                                        .filter(v -> v.instrument().equals(focus.view().id()))
                                        .findFirst());
        if (position.isPresent()) {
            focus.ladder()
                    .setPosition(
                            rounded(position.get().quantity(), focus.instrument().quantityScale()),
                            rounded(
                                    position.get().averagePrice(),
                                    focus.instrument().priceScale()));
        } else {
            focus.ladder().clearPosition();
        }
    }

    private static long rounded(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    private static Optional<OwnOrder> own(
            InstrumentFocus focus, OrderView order, boolean confirmed) {
        OptionalLong price = TicketRules.units(order.price(), focus.instrument().priceScale());
        BigDecimal remaining = order.quantity().subtract(order.filled());
        if (price.isEmpty() || remaining.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new OwnOrder(
                        order.id(),
                        order.side(),
                        price.getAsLong(),
                        focus.instrument().quantityUnits(remaining),
                        confirmed));
    }
}
