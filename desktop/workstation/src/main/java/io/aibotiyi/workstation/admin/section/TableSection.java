package io.aibotiyi.workstation.admin.section;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import io.aibotiyi.workstation.table.RecordTable;
import io.aibotiyi.workstation.table.RowModel;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A section that is one table with a detail drawer at its right. A long table is not asked for
 * again by itself, only on demand and after one's own acts.
 */
public abstract class TableSection<R> implements Section {

    /** From this many rows on, the table is asked for again only on demand. */
    public static final int LONG = 2_000;

    /** What a section is called. */
    public record Heading(String id, String name, Feather icon) {}

    /** Asks for all rows; on a background thread. */
    public interface Question<R> {

        /**
         * @param soFar takes rows before they are complete, where there are many
         */
        List<R> ask(AibotClient client, Consumer<List<R>> soFar);
    }

    private final Heading heading;
    private final Remote<List<R>> rows;
    private final RowModel<R> model;
    private final RecordTable<R> table;
    private final Drawer drawer;
    private final BorderPane root = new BorderPane();
    private final Pins pins = new Pins();
    private @Nullable R shown;

    /**
     * @param key identifies a row through its changes
     * @param text what the filter looks in
     */
    public TableSection(
            Desk desk,
            Heading heading,
            Question<R> question,
            Function<R, Object> key,
            Function<R, String> text,
            RecordTable.Emptiness emptiness) {
        this.heading = heading;
        model = new RowModel<>(desk.bridge(), desk.computing(), key, text);
        rows =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        List.of(),
                        client -> question.ask(client, this::first));
        table = new RecordTable<>(heading.name().toLowerCase(Locale.ROOT), model, emptiness);
        table.tool(Icons.button(Feather.REFRESH_CW, "Ask again", this::refresh));
        drawer = new Drawer(() -> table.table().getSelectionModel().clearSelection());
        table.onChosen(this::chosen);
        root.setCenter(table);
        root.setRight(drawer);
    }

    /** Rows before the first answer is complete; later answers replace the one before whole. */
    private void first(List<R> some) {
        if (rows.value().get().isEmpty()) {
            model.setAll(some);
        }
    }

    public final RecordTable<R> table() {
        return table;
    }

    /** Puts something above the table. */
    public final void above(Node node) {
        root.setTop(node);
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

    @Override
    public void tick() {
        if (rows.value().get().size() < LONG) {
            refresh();
        }
    }

    @Override
    public void forget() {
        rows.forget();
    }

    /** Selects the first row, for pictures. */
    @Override
    public void openFirst() {
        table.openFirst();
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
    protected abstract void detail(R row, Drawer drawer);
}
