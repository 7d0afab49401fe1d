package io.aibotiyi.workstation.table;

import io.aibotiyi.workstation.look.Columns;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Health;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A table of records with a filter line above it: type to narrow, click a heading to sort, Enter or
 * a click to open, copy what is in view. Keeps its selection and place when rows change. FX thread
 * only.
 */
public final class RecordTable<R> extends BorderPane {

    private static final Duration TYPING = Duration.millis(120);
    private static final double TIME_WIDTH = 150;

    private final RowModel<R> model;
    private final TableView<R> table;
    private final StatePane state;
    private final TextField filter = new TextField();
    private final Label count = new Label();
    private final HBox tools = new HBox();
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final List<Function<R, String>> texts = new ArrayList<>();
    private final Emptiness emptiness;
    private Consumer<@Nullable R> chosen = _ -> {};
    private Health health = Health.LOADING;
    private @Nullable Object selected;
    private @Nullable Object awaited;
    private final ScrollAnchor<R> anchor;
    private boolean otherView;
    private boolean restoring;
    private boolean first;

    /**
     * What is said when there is nothing.
     *
     * @param headline for example "No devices"
     * @param advice what makes one appear
     */
    public record Emptiness(Feather icon, String headline, String advice) {}

    /**
     * @param name of what is listed, in the plural, for the filter's prompt
     */
    public RecordTable(String name, RowModel<R> model, Emptiness emptiness) {
        this.model = model;
        this.emptiness = emptiness;
        table = Columns.table("record-table");
        table.setItems(model.visible());
        table.setSortPolicy(t -> {
            otherView = true;
            model.sort(order(t));
            return true;
        });
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (!restoring) {
                        selected = row == null ? null : model.keyOf(row);
                        chosen.accept(row);
                    }
                });
        table.setOnKeyPressed(e -> {
            if (e.isShortcutDown() && e.getCode() == KeyCode.C) {
                copy();
                e.consume();
            }
        });
        state = new StatePane(table);
        filter.setPromptText("Filter " + name + "…");
        filter.setAccessibleText("Filter " + name);
        filter.getStyleClass().add("table-filter");
        typing.setOnFinished(_ -> applyFilter());
        filter.textProperty().addListener((_, _, _) -> typing.playFromStart());
        filter.setOnAction(_ -> applyFilter());
        count.getStyleClass().add("figure-name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("table-tools");
        tools.getChildren()
                .addAll(
                        filter,
                        count,
                        space,
                        Icons.button(Feather.COPY, "Copy what is in view as CSV", this::copy));
        getStyleClass().add("record-pane");
        setTop(tools);
        setCenter(state);
        anchor = new ScrollAnchor<>(table, model::keyOf);
        model.onPublish(this::publishing, this::published);
        show(Health.LOADING);
    }

    /** A column of text, sorted without regard to case. */
    public RecordTable<R> text(String name, double width, Function<R, String> of) {
        return column(Columns.text(name, width, of), of, Comparator.comparing(of, TEXT_ORDER));
    }

    /** As {@link #text}, in the muted colour. */
    public RecordTable<R> muted(String name, double width, Function<R, String> of) {
        return column(Columns.muted(name, width, of), of, Comparator.comparing(of, TEXT_ORDER));
    }

    /**
     * A column of something that has an order of its own, such as a time or a number.
     *
     * @param by null sorts last
     */
    public <C extends Comparable<? super C>> RecordTable<R> ordered(
            String name, double width, Function<R, String> of, Function<R, @Nullable C> by) {
        Comparator<R> order =
                (a, b) -> {
                    C left = by.apply(a);
                    C right = by.apply(b);
                    if (left == null || right == null) {
                        return left == right ? 0 : left == null ? 1 : -1;
                    }
                    return left.compareTo(right);
                };
        return column(Columns.muted(name, width, of), of, order);
    }

    /** A column of times, as wide as a time is; null is an em dash and sorts last. */
    public RecordTable<R> time(String name, Function<R, @Nullable Instant> of) {
        return ordered(name, TIME_WIDTH, r -> Times.of(of.apply(r)), of).firm();
    }

    /** A column of states, each with its colour role: see {@link Badge}. */
    public RecordTable<R> badge(String name, double width, Function<R, Badge> of) {
        Function<R, String> words = r -> of.apply(r).text();
        return column(
                Badge.column(name, width, of), words, Comparator.comparing(words, TEXT_ORDER));
    }

    /** Keeps the column that was added last as wide as it was asked for. */
    public RecordTable<R> firm() {
        TableColumn<R, ?> last = table.getColumns().getLast();
        last.setMinWidth(last.getPrefWidth());
        return this;
    }

    /** Puts a control at the right of the filter line. */
    public RecordTable<R> tool(Node control) {
        tools.getChildren().add(control);
        return this;
    }

    /** Told of the selected row, and of null when there is none. */
    public RecordTable<R> onChosen(Consumer<@Nullable R> told) {
        chosen = told;
        return this;
    }

    /** How far the rows can be trusted; an empty table says so in words. */
    public void show(Health now) {
        health = now;
        boolean empty = model.total() == 0;
        switch (now.phase()) {
            case LOADING -> {
                if (empty) {
                    state.showLoading("Loading");
                } else {
                    state.showContent();
                }
            }
            case FAILED -> state.showFailed("Not available", now.reason());
            case STALE -> {
                if (empty) {
                    state.showFailed("Not available", now.reason());
                } else {
                    state.showStale(now.reason());
                }
            }
            case LIVE -> showLive(empty);
        }
        showCount();
    }

    private void showLive(boolean empty) {
        if (empty) {
            state.showEmpty(emptiness.icon(), emptiness.headline(), emptiness.advice());
        } else if (model.visible().isEmpty() && !filter.getText().isBlank()) {
            state.showEmpty(
                    Feather.SEARCH, "Nothing matches", "Change the filter above, or clear it.");
        } else {
            state.showContent();
        }
    }

    /** Puts a text into the filter, as if typed. */
    public void find(String text) {
        filter.setText(text);
        applyFilter();
    }

    /** Selects the first row, now or as soon as there is one. */
    public void openFirst() {
        if (model.visible().isEmpty()) {
            first = true;
        } else {
            table.getSelectionModel().select(0);
        }
    }

    /** Selects the row of this key, now or as soon as there is one. */
    public void choose(Object key) {
        awaited = key;
        restoreSelection();
    }

    /** What should have the keyboard first. */
    public Node first() {
        return filter;
    }

    public TableView<R> table() {
        return table;
    }

    private void applyFilter() {
        typing.stop();
        otherView = true;
        model.filter(filter.getText());
    }

    /**
     * The same rows in another order, or fewer, begin at their top. What the selection does while
     * its rows are exchanged is no choice of a person.
     */
    private void publishing() {
        restoring = true;
        if (!otherView) {
            anchor.take();
        }
    }

    private void published() {
        if (otherView) {
            otherView = false;
            anchor.toTop();
        } else {
            anchor.restore();
        }
        restoreSelection();
    }

    private void restoreSelection() {
        Object due = awaited;
        if (due != null && model.visible().stream().anyMatch(r -> due.equals(model.keyOf(r)))) {
            selected = due;
            awaited = null;
        }
        Object wanted = selected;
        restoring = true;
        try {
            if (!table.getSelectionModel().isEmpty()) {
                table.getSelectionModel().clearSelection();
            }
            if (wanted != null) {
                select(wanted);
            }
        } finally {
            restoring = false;
        }
        if (first && !model.visible().isEmpty()) {
            first = false;
            table.getSelectionModel().select(0);
        }
        show(health);
    }

    private void select(Object wanted) {
        List<R> rows = model.visible();
        for (int i = 0; i < rows.size(); i++) {
            if (wanted.equals(model.keyOf(rows.get(i)))) {
                table.getSelectionModel().select(i);
                chosen.accept(rows.get(i));
                return;
            }
        }
        selected = null;
        chosen.accept(null);
    }

    private void showCount() {
        int all = model.total();
        int shown = model.visible().size();
        String text = shown == all ? grouped(all) : grouped(shown) + " of " + grouped(all);
        count.setText(model.full() ? text + " (more exist; narrow the search)" : text);
    }

    private static String grouped(int n) {
        return String.format(java.util.Locale.ROOT, "%,d", n);
    }

    private RecordTable<R> column(
            TableColumn<R, R> column, Function<R, String> text, Comparator<R> order) {
        column.setSortable(true);
        column.setComparator(order);
        texts.add(text);
        table.getColumns().add(column);
        return this;
    }

    private static <R> @Nullable Comparator<R> order(TableView<R> table) {
        Comparator<R> all = null;
        for (TableColumn<R, ?> column : table.getSortOrder()) {
            @SuppressWarnings("unchecked")
            Comparator<R> one = (Comparator<R>) column.getComparator();
            Comparator<R> directed =
                    column.getSortType() == TableColumn.SortType.DESCENDING ? one.reversed() : one;
            all = all == null ? directed : all.thenComparing(directed);
        }
        return all;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(Csv.of(headings(), model.visible(), texts));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private List<String> headings() {
        return table.getColumns().stream()
                .map(c -> Objects.requireNonNullElse(c.getText(), ""))
                .toList();
    }

    private static final Comparator<String> TEXT_ORDER =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());
}
