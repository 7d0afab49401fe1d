package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Market.TickerView;
import io.aibotiyi.workstation.look.Columns;
import io.aibotiyi.workstation.look.Hints;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.look.Segments;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.MarketStore;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The markets of the backend that pass a screen, in an order: Enter or a double click brings one
 * into the view of the link group. Rows are renewed once a second, so that they can be read.
 */
final class ScreenerPane extends BorderPane {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final long RENEW_NANOS = 1_000_000_000L;

    private final Desk desk;
    private final MarketStore store;
    private final PanelMarket market;
    private final HBox header = new HBox();
    private final TextField text = field("screener-text", "Symbol or venue", 120);
    private final TextField move = field("screener-move", "any", 44);
    private final TextField value = field("screener-value", "any", 56);
    private final Label count = new Label();
    private final TableView<ScreenRow> table = Columns.table("screener");
    private final StatePane state = new StatePane(table);
    private Screen screen = Screen.ALL;
    private boolean due;
    private long renewed;

    ScreenerPane(Desk desk, PanelMarket market) {
        this.desk = desk;
        store = desk.market();
        this.market = market;
        getStyleClass().addAll("panel", "screener-pane");
        text.textProperty().subscribe(_ -> rescreen());
        move.textProperty().subscribe(_ -> rescreen());
        value.textProperty().subscribe(_ -> rescreen());
        Hints.on(move, "Percent since 24 hours ago, up or down, at least");
        Hints.on(value, "Traded in 24 hours in the quote asset, at least: 250k, 1.5m");
        Segments<Screen.Direction> directions =
                new Segments<>(
                        List.of(Screen.Direction.values()),
                        Screen.Direction::title,
                        this::direction);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        count.getStyleClass().add("figure-name");
        header.getStyleClass().addAll("panel-header", "tools", "screener-bar");
        header.setAlignment(Pos.CENTER_LEFT);
        header.getChildren()
                .addAll(text, directions, name("Move ≥", "%", move), name("Value ≥", "", value));
        header.getChildren().addAll(space, count);
        columns();
        table.setId("screener-table");
        table.setSortPolicy(_ -> {
            renew();
            return true;
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
                event.consume();
            }
        });
        setTop(header);
        setCenter(state);
    }

    private static TextField field(String id, String prompt, double width) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.getStyleClass().add("ladder-size");
        field.setPrefWidth(width);
        field.setMinWidth(width);
        field.setAccessibleText(prompt);
        return field;
    }

    private static HBox name(String before, String after, TextField field) {
        Label label = new Label(before);
        label.getStyleClass().add("figure-name");
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        field.setAccessibleText(before);
        Label unit = new Label(after);
        unit.getStyleClass().add("figure-name");
        HBox line = new HBox(label, field, unit);
        line.setSpacing(4);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(USE_PREF_SIZE);
        return line;
    }

    private void columns() {
        table.getColumns()
                .add(by(Columns.text("Symbol", 110, ScreenRow::symbol), ScreenRow::symbol));
        table.getColumns().add(by(Columns.muted("Venue", 64, ScreenRow::venue), ScreenRow::venue));
        number("Last", 92, ScreenRow::last, ScreenerPane::price, false);
        number("24 h %", 72, ScreenRow::change, (_, v) -> Numbers.signed(v, 2), true);
        number("Range %", 72, ScreenRow::range, (_, v) -> Numbers.fixed(v, 2), false);
        number("In range %", 76, ScreenRow::place, (_, v) -> Numbers.fixed(v, 0), false);
        number("Volume", 80, ScreenRow::volume, (_, v) -> Numbers.compact(v), false);
        number(
                "Value",
                110,
                ScreenRow::value,
                (r, v) -> Numbers.compact(v) + " " + r.view().quoteAsset(),
                false);
    }

    private static String price(ScreenRow row, BigDecimal last) {
        return Numbers.fixed(last, Units.scale(row.view().tickSize()));
    }

    private interface Words {
        String of(ScreenRow row, BigDecimal value);
    }

    private void number(
            String name,
            double width,
            Function<ScreenRow, Optional<BigDecimal>> of,
            Words words,
            boolean signed) {
        Function<ScreenRow, String> shown = r -> of.apply(r).map(v -> words.of(r, v)).orElse("—");
        TableColumn<ScreenRow, ScreenRow> column =
                Columns.number(
                        name,
                        width,
                        shown,
                        r -> signed ? of.apply(r).map(BigDecimal::signum).orElse(0) : 0);
        column.setSortType(TableColumn.SortType.DESCENDING);
        table.getColumns().add(by(column, r -> of.apply(r).orElse(null)));
    }

    /** What is not known comes last, whichever way the others go. */
    private static <C extends Comparable<C>> TableColumn<ScreenRow, ScreenRow> by(
            TableColumn<ScreenRow, ScreenRow> column, Function<ScreenRow, @Nullable C> of) {
        column.setSortable(true);
        column.setComparator((a, b) -> {
            C left = of.apply(a);
            C right = of.apply(b);
            boolean down = column.getSortType() == TableColumn.SortType.DESCENDING;
            if (left == null || right == null) {
                int last = left == right ? 0 : left == null ? 1 : -1;
                return down ? -last : last;
            }
            return left.compareTo(right);
        });
        return column;
    }

    /** Its first row, by which it is dragged. */
    HBox bar() {
        return header;
    }

    TableView<ScreenRow> table() {
        return table;
    }

    void attach(Pins pins) {
        pins.add(store.instruments().listen(_ -> renew()));
        pins.add(store.tickers().listen(_ -> due = true));
        pins.add(store.health().listen(_ -> showState()));
        pins.add(desk.bridge().onPulse(this::pulse));
    }

    private void pulse(long now) {
        if (due && (now - renewed >= RENEW_NANOS || table.getItems().isEmpty())) {
            renewed = now;
            renew();
        }
    }

    private void direction(Screen.Direction next) {
        screen = new Screen(screen.text(), next, screen.move(), screen.value());
        renew();
    }

    private void rescreen() {
        screen = new Screen(text.getText(), screen.direction(), number(move), number(value));
        renew();
    }

    private static @Nullable BigDecimal number(TextField field) {
        Optional<BigDecimal> read = parse(field.getText());
        field.pseudoClassStateChanged(WRONG, read.isEmpty() && !field.getText().isBlank());
        return read.orElse(null);
    }

    /** A positive number, perhaps with k, m or b for thousands, millions or billions. */
    static Optional<BigDecimal> parse(String typed) {
        String number = typed.strip().toLowerCase(Locale.ROOT);
        int power =
                number.isEmpty() ? 0 : 3 * ("kmb".indexOf(number.charAt(number.length() - 1)) + 1);
        String digits = power == 0 ? number : number.substring(0, number.length() - 1);
        if (!digits.matches("[0-9]{1,15}([.][0-9]{1,8})?")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(digits).movePointRight(power));
    }

    private void renew() {
        due = false;
        Map<InstrumentId, TickerView> tickers = store.tickers().get();
        List<ScreenRow> rows = new ArrayList<>();
        store.instruments().get().stream()
                .map(i -> new ScreenRow(i, tickers.get(i.id())))
                .filter(screen::passes)
                .forEach(rows::add);
        Comparator<ScreenRow> order = table.getComparator();
        if (order != null) {
            rows.sort(order);
        }
        if (!rows.equals(table.getItems())) {
            exchange(rows);
        }
        int all = store.instruments().get().size();
        count.setText(rows.size() == all ? "" : rows.size() + " of " + all);
        showState();
    }

    /** The row that was chosen stays chosen wherever it goes. */
    private void exchange(List<ScreenRow> rows) {
        ScreenRow before = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(rows);
        for (int i = 0; before != null && i < rows.size(); i++) {
            if (rows.get(i).view().id().equals(before.view().id())) {
                table.getSelectionModel().select(i);
            }
        }
    }

    private void open() {
        ScreenRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            market.select(row.view().id());
        }
    }

    private void showState() {
        Health health = store.health().get();
        boolean none = store.instruments().get().isEmpty();
        switch (health.phase()) {
            case LOADING -> {
                if (none) {
                    state.showLoading("Loading markets");
                } else {
                    state.showContent();
                }
            }
            case LIVE -> {
                if (none) {
                    state.showEmpty(
                            Feather.LIST, "No markets", "This backend offers no instruments.");
                } else if (table.getItems().isEmpty()) {
                    state.showEmpty(
                            Feather.FILTER, "No market passes", "Ask for less in the line above.");
                } else {
                    state.showContent();
                }
            }
            case STALE -> state.showStale("Prices are old");
            case FAILED -> state.showFailed("Markets could not be loaded", health.reason());
        }
    }
}
