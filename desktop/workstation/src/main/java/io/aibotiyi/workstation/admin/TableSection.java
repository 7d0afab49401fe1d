package io.aibotiyi.workstation.admin;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import io.aibotiyi.workstation.table.RecordTable;
import io.aibotiyi.workstation.table.RowModel;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A section that is one table with a detail drawer at its right. */
abstract class TableSection<R> implements Section {

    /** What a section is called. */
    record Heading(String id, String name, Feather icon) {}

    private final Heading heading;
    private final Remote<List<R>> rows;
    private final RowModel<R> model;
    private final RecordTable<R> table;
    private final Drawer drawer;
    private final BorderPane root = new BorderPane();
    private final Pins pins = new Pins();
    private @Nullable R shown;

    /**
     * @param question answers all rows; on a background thread
     * @param key identifies a row through its changes
     * @param text what the filter looks in
     */
    TableSection(
            Desk desk,
            Heading heading,
            Function<AibotClient, List<R>> question,
            Function<R, Object> key,
            Function<R, String> text,
            RecordTable.Emptiness emptiness) {
        this.heading = heading;
        rows =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        List.of(),
                        question);
        model = new RowModel<>(desk.bridge(), desk.computing(), key, text);
        table =
                new RecordTable<>(
                        heading.name().toLowerCase(java.util.Locale.ROOT), model, emptiness);
        drawer = new Drawer(() -> table.table().getSelectionModel().clearSelection());
        table.onChosen(this::chosen);
        root.setCenter(table);
        root.setRight(drawer);
    }

    final RecordTable<R> table() {
        return table;
    }

    @Override
    public final String id() {
        return heading.id();
    }

    @Override
    public final String name() {
        return heading.name();
    }

    @Override
    public final Feather icon() {
        return heading.icon();
    }

    @Override
    public final Node node() {
        return root;
    }

    @Override
    public final Node first() {
        return table.first();
    }

    @Override
    public void open() {
        pins.add(rows.value().listen(model::setAll));
        pins.add(rows.health().listen(table::show));
    }

    @Override
    public void close() {
        pins.close();
    }

    @Override
    public void refresh() {
        rows.refresh();
    }

    private void chosen(@Nullable R row) {
        if (row == null) {
            shown = null;
            drawer.hide();
        } else if (!row.equals(shown)) {
            shown = row;
            detail(row, drawer);
        }
    }

    /** Shows a row in the drawer, with what can be done to it. */
    abstract void detail(R row, Drawer drawer);
}
