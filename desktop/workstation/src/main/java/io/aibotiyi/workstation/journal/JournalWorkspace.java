package io.aibotiyi.workstation.journal;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal;
import io.aibotiyi.protocol.Journal.ExportFormat;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Journal.NewSnapshot;
import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Action.Group;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.look.Columns;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.look.Png;
import io.aibotiyi.workstation.look.Segments;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.spaces.SaveForm;
import io.aibotiyi.workstation.spaces.Workspace;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.table.RecordTable;
import io.aibotiyi.workstation.table.RowModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The journal: trades with what is written about the one chosen, or what they add up to. Asks while
 * it is in front, and when the account's fills change. FX thread only.
 */
public final class JournalWorkspace implements Workspace {

    /** Which half is shown. */
    private enum Page {
        TRADES("Trades"),
        STATISTICS("Statistics");

        private final String title;

        Page(String title) {
            this.title = title;
        }
    }

    private final Desk desk;
    private final Dialogs dialogs;
    private final FileDialogs files;
    private final JournalDesk journal;
    private final RowModel<JournalEntryView> rows;
    private final RecordTable<JournalEntryView> table;
    private final FilterBar filter;
    private final EntryPane entry;
    private final StatisticsPane statistics;
    private final Segments<Page> pages;
    private final SplitPane trades;
    private final Label older = new Label();
    private final BorderPane root = new BorderPane();
    private final Pins pins = new Pins();
    private @Nullable JournalEntryView chosen;
    private boolean front;

    public JournalWorkspace(Desk desk, Dialogs dialogs, FileDialogs files) {
        this.desk = desk;
        this.dialogs = dialogs;
        this.files = files;
        journal = new JournalDesk(desk);
        rows =
                new RowModel<>(
                        desk.bridge(),
                        desk.computing(),
                        JournalEntryView::id,
                        JournalWorkspace::words);
        table = table(rows);
        filter = new FilterBar(desk.clock(), journal::show);
        entry = new EntryPane(desk, journal, dialogs, this::refresh);
        statistics = new StatisticsPane(journal);
        trades = new SplitPane(table, entry);
        trades.setDividerPositions(0.6);
        pages = new Segments<>(List.of(Page.values()), p -> p.title, this::show);
        older.getStyleClass().add("figure-name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox top =
                new HBox(
                        8,
                        pages,
                        filter,
                        older,
                        space,
                        Form.plain("Export…", () -> export(ExportFormat.CSV)));
        top.getChildren().getLast().setId("journal-export");
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("journal-head");
        root.getStyleClass().add("journal");
        root.setTop(top);
        show(Page.TRADES);
    }

    private static String words(JournalEntryView e) {
        return String.join(
                " ",
                e.instrument().toString(),
                e.direction().name(),
                JournalWords.state(e),
                String.join(" ", e.tags()));
    }

    private RecordTable<JournalEntryView> table(RowModel<JournalEntryView> of) {
        RecordTable<JournalEntryView> made =
                new RecordTable<>(
                                "trades",
                                of,
                                new RecordTable.Emptiness(
                                        Feather.BOOK_OPEN,
                                        "No trades",
                                        "Each position that you open becomes an entry here. If"
                                                + " there should be some, look at the filter"
                                                + " above."))
                        .time("Entry", JournalEntryView::entryAt)
                        .text("Market", 110, e -> e.instrument().symbol().name())
                        .text("Side", 66, JournalWords::direction)
                        .ordered(
                                "Quantity",
                                80,
                                e -> JournalWords.plain(e.quantity()),
                                JournalEntryView::quantity)
                        .ordered(
                                "Net",
                                96,
                                e -> JournalWords.money(e.netPnl()),
                                JournalEntryView::netPnl)
                        .ordered(
                                "R",
                                70,
                                e -> JournalWords.multiple(e.rMultiple()),
                                JournalEntryView::rMultiple)
                        .ordered(
                                "Held",
                                92,
                                e -> JournalWords.held(e.holdingSeconds()),
                                JournalEntryView::holdingSeconds)
                        .text("State", 76, JournalWords::state)
                        .ordered(
                                "Rating",
                                64,
                                e -> JournalWords.stars(e.rating()),
                                JournalEntryView::rating)
                        .muted("Tags", 120, e -> String.join(", ", e.tags()))
                        .onChosen(this::chose);
        made.table().setId("journal-table");
        signed(made);
        return made;
    }

    /** The net is typeset and coloured by its sign. */
    private static void signed(RecordTable<JournalEntryView> made) {
        TableColumn<JournalEntryView, ?> net = made.table().getColumns().get(4);
        Comparator<JournalEntryView> order = Comparator.comparing(JournalEntryView::netPnl);
        TableColumn<JournalEntryView, JournalEntryView> painted =
                Columns.number(
                        "Net", 96, e -> Numbers.signed(e.netPnl(), 2), e -> e.netPnl().signum());
        painted.setSortable(true);
        painted.setComparator(order);
        made.table().getColumns().set(made.table().getColumns().indexOf(net), painted);
    }

    @Override
    public String id() {
        return "journal";
    }

    @Override
    public String name() {
        return "Journal";
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void attach() {
        pins.add(
                desk.client()
                        .listen(client -> {
                            journal.forget();
                            if (client.isPresent() && front) {
                                refresh();
                            }
                        }));
        pins.add(journal.entries().value().listen(this::show));
        pins.add(journal.entries().health().listen(table::show));
        pins.add(
                desk.trading()
                        .fills()
                        .listen(_ -> {
                            if (front) {
                                journal.refresh();
                            }
                        }));
        statistics.attach(pins);
    }

    @Override
    public void detach() {
        pins.close();
    }

    @Override
    public void inFront(boolean now) {
        front = now;
        if (now) {
            refresh();
        }
    }

    private void refresh() {
        journal.refresh();
        journal.ask(c -> c.orders().accounts(), filter::accounts, _ -> {});
        journal.ask(c -> c.journal().tags(), filter::tags, _ -> {});
    }

    private void show(JournalDesk.Entries entries) {
        rows.setAll(entries.all());
        older.setText(entries.more() ? "The newest " + JournalDesk.MOST + " trades" : "");
        if (journal.filter().instrument() == null) {
            filter.markets(
                    entries.all().stream()
                            .map(JournalEntryView::instrument)
                            .distinct()
                            .sorted()
                            .toList());
        }
    }

    private void show(Page page) {
        pages.select(page);
        root.setCenter(page == Page.TRADES ? trades : statistics);
    }

    private void chose(@Nullable JournalEntryView of) {
        chosen = of;
        entry.choose(of);
    }

    /** Adds what can be done here. */
    public void contribute(Actions actions, Runnable toFront) {
        add(
                actions,
                "journal.trades",
                "Journal: trades",
                () -> {
                    toFront.run();
                    show(Page.TRADES);
                    table.first().requestFocus();
                });
        add(
                actions,
                "journal.statistics",
                "Journal: statistics",
                () -> {
                    toFront.run();
                    show(Page.STATISTICS);
                });
        add(actions, "journal.csv", "Journal: export as CSV…", () -> export(ExportFormat.CSV));
        add(actions, "journal.json", "Journal: export as JSON…", () -> export(ExportFormat.JSON));
    }

    private static void add(Actions actions, String id, String name, Runnable deed) {
        actions.add(new Action(id, Group.WINDOW, name, null, deed));
    }

    /** Selects the first trade; for the gallery. */
    public void openFirst() {
        table.openFirst();
    }

    private void export(ExportFormat usual) {
        Filter of = journal.filter();
        SaveForm form =
                new SaveForm(
                        dialogs,
                        files,
                        "Export the journal",
                        "All trades that the filter leaves, with every figure, tag and note. A"
                                + " name that ends in .json gets JSON, any other CSV.",
                        "journal." + usual.name().toLowerCase(Locale.ROOT),
                        "Export",
                        path -> write(of, path));
        dialogs.show(form, form.first(), () -> {});
    }

    private void write(Filter of, Path path) {
        boolean json = path.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        ExportFormat format = json ? ExportFormat.JSON : ExportFormat.CSV;
        journal.send(
                client -> {
                    try (OutputStream out =
                            Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
                        return client.journal().export(of, format, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                bytes ->
                        tell(Notice.Level.INFO, "Journal exported", path + ", " + bytes + " bytes"),
                (_, why) -> tell(Notice.Level.ATTENTION, "The journal was not exported", why));
    }

    /** Keeps a chart's picture with the trade chosen here, or the latest of that market. */
    public void keep(ChartPicture picture) {
        JournalEntryView here = chosen;
        InstrumentId market = picture.instrument();
        journal.send(
                client -> {
                    JournalEntryView of =
                            here != null && here.instrument().equals(market)
                                    ? here
                                    : client
                                            .journal()
                                            .entries(Filter.all().in(market), null, 1)
                                            .items()
                                            .stream()
                                            .findFirst()
                                            .orElseThrow(() ->
                                                    new IllegalStateException(
                                                            "The journal has no trade of "
                                                                    + market.symbol()
                                                                    + " yet."));
                    byte[] png = Png.bytes(picture.image());
                    var _ =
                            client.journal()
                                    .addSnapshot(of.id(), new NewSnapshot(picture.caption(), png));
                    return of;
                },
                of -> {
                    tell(
                            Notice.Level.INFO,
                            "Chart kept in the journal",
                            JournalWords.title(of) + " of " + Times.of(of.entryAt()));
                    if (of.equals(chosen)) {
                        entry.choose(of);
                    }
                    if (front) {
                        refresh();
                    }
                },
                (code, why) -> notKept(market, code, why));
    }

    private void notKept(InstrumentId market, @Nullable ErrorCode code, String why) {
        String reason =
                code == ErrorCode.TOO_LARGE
                        ? "The picture has more than "
                                + Journal.LARGEST_SNAPSHOT / 1024
                                + " KiB. Make the chart smaller, then try again."
                        : why;
        tell(Notice.Level.ATTENTION, "No snapshot of " + market.symbol() + " was kept", reason);
    }

    private void tell(Notice.Level level, String title, String detail) {
        desk.notices().show(level, title, detail);
    }
}
