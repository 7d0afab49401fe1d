package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.depth.DepthLadder;
import io.aibotiyi.charts.depth.DepthLadder.Column;
import io.aibotiyi.charts.depth.OwnOrder;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The depth ladder with its tools; a click on a price goes to the ticket. */
final class DepthPane extends BorderPane {

    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed");
    private static final int[] GROUPINGS = {1, 2, 5, 10, 25, 50, 100, 500};

    private final Desk desk;
    private final PanelMarket market;
    private final DepthLadder ladder = new DepthLadder();
    private final StatePane state;
    private final HBox header;
    private final Label grouping = new Label();
    private final Arming arming;
    private final LadderBar bar;
    private final PositionBar position;
    private final ToggleButton lock = new ToggleButton();
    private final Pins ofFocus = new Pins();
    private @Nullable InstrumentFocus shown;
    private int step;

    /**
     * @param bar above the ladder
     * @param position below it
     */
    DepthPane(
            Desk desk,
            PanelMarket market,
            Arming arming,
            LadderOrders orders,
            LadderBar bar,
            PositionBar position) {
        this.desk = desk;
        this.market = market;
        this.arming = arming;
        this.bar = bar;
        this.position = position;
        getStyleClass().addAll("panel", "depth");
        ladder.setId("ladder");
        ladder.setOnPriceClicked(orders::clicked);
        ladder.setOnOrderCancel(desk.orders()::cancel);
        ladder.setOnOrderMove(orders::moved);
        ladder.columnsProperty().set(EnumSet.allOf(Column.class));
        state = new StatePane(ladder);
        setCenter(state);
        header = header();
        setTop(new VBox(header, bar));
        setBottom(position);
    }

    private HBox header() {
        Label title = new Label("Depth");
        title.getStyleClass().add("panel-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        grouping.getStyleClass().add("figure-name");
        lock.setId("ladder-lock");
        lock.setGraphic(Icons.icon(Feather.LOCK));
        lock.getStyleClass().addAll("icon-button", "lock");
        lock.setFocusTraversable(false);
        lock.setAccessibleText("Keep the prices where they are");
        lock.setTooltip(new Tooltip("Keep the prices where they are, wherever the market goes"));
        lock.setOnAction(_ -> ladder.autoCenterProperty().set(!lock.isSelected()));
        HBox header =
                new HBox(
                        title,
                        space,
                        Icons.button(Feather.MINUS, "Finer price steps", () -> group(-1)),
                        grouping,
                        Icons.button(Feather.PLUS, "Coarser price steps", () -> group(1)),
                        Icons.button(Feather.ALIGN_JUSTIFY, "Ladder or book", this::nextMode),
                        columns(),
                        lock,
                        Icons.button(Feather.CROSSHAIR, "Recentre", ladder::recenter));
        header.getStyleClass().addAll("panel-header", "tools");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private MenuButton columns() {
        MenuButton menu = new MenuButton();
        menu.setGraphic(Icons.icon(Feather.COLUMNS));
        menu.getStyleClass().addAll("icon-button", "column-menu");
        menu.setFocusTraversable(false);
        menu.setAccessibleText("Columns of the ladder");
        menu.setTooltip(new Tooltip("Columns; a narrow ladder gives up the last ones"));
        for (Column column : Column.values()) {
            CheckMenuItem item = new CheckMenuItem(name(column));
            item.setSelected(true);
            item.setOnAction(_ -> show(column, item.isSelected()));
            menu.getItems().add(item);
        }
        MenuItem reset = new MenuItem("Start pulling and stacking anew");
        reset.setOnAction(_ -> {
            if (shown != null) {
                shown.ladder().resetFlow();
            }
        });
        menu.getItems().addAll(new SeparatorMenuItem(), reset);
        return menu;
    }

    private static String name(Column column) {
        return switch (column) {
            case VOLUME -> "Volume";
            case DELTA -> "Delta";
            case FLOW -> "Pulling and stacking";
        };
    }

    private void show(Column column, boolean on) {
        Set<Column> next = EnumSet.noneOf(Column.class);
        next.addAll(ladder.columnsProperty().get());
        if (on) {
            next.add(column);
        } else {
            next.remove(column);
        }
        ladder.columnsProperty().set(next);
    }

    /** Whether the mouse is over the ladder: then its keys are meant for it. */
    boolean isUnderMouse() {
        return ladder.isHover();
    }

    private void showArmed() {
        ladder.armedProperty().set(arming.isArmed());
        pseudoClassStateChanged(ARMED, arming.isArmed());
    }

    /** Its first row, by which it is dragged. */
    HBox bar() {
        return header;
    }

    void attach(Pins pins) {
        bar.attach(pins);
        position.attach(pins);
        pins.add(arming.listen(this::showArmed));
        pins.add(market.focus().listen(this::focus));
        pins.add(desk.trading().orders().listen(_ -> showOwn()));
        pins.add(desk.orders().cancelling().listen(_ -> showOwn()));
        pins.add(desk.orders().amending().listen(_ -> showOwn()));
        pins.add(desk.trading().portfolio().listen(_ -> showOwn()));
        pins.add(ofFocus);
        pins.add(() -> {
            shown = null;
            ladder.setModel(null);
        });
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
        showOwn();
    }

    private void showHealth(Health health) {
        switch (health.phase()) {
            case LOADING -> state.showLoading("Loading the book");
            case FAILED -> state.showFailed("No book", health.reason());
            case LIVE, STALE -> state.showContent();
        }
    }

    private void showOwn() {
        InstrumentFocus focus = shown;
        if (focus == null) {
            return;
        }
        Set<Object> asked = new HashSet<>(desk.orders().cancelling().get());
        asked.addAll(desk.orders().amending().get().keySet());
        focus.ladder()
                .setOwnOrders(
                        desk.trading().orders().get().stream()
                                .filter(o -> o.status().isWorking())
                                .filter(o -> o.instrument().equals(focus.view().id()))
                                .flatMap(o -> own(focus, o, !asked.contains(o.id())).stream())
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
        boolean waits = order.status() == OrderStatus.WAITING;
        if (waits && order.role() != null && order.triggerPrice() == null) {
            return Optional.empty();
        }
        OptionalLong price =
                TicketRules.units(
                        waits ? order.triggerPrice() : order.price(),
                        focus.instrument().priceScale());
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
                        confirmed,
                        waits));
    }
}
