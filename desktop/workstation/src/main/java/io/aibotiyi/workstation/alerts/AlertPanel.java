package io.aibotiyi.workstation.alerts;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.FiringPage;
import io.aibotiyi.protocol.MarketAlerts.FiringView;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import io.aibotiyi.protocol.MarketAlerts.SetAlert;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Columns;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Live;
import io.aibotiyi.workstation.state.NoticeStream;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The alerts with what can be done to them, and beside them what they told. The chosen alert is
 * edited with Enter, deleted with Delete. FX thread only.
 */
public final class AlertPanel extends BorderPane {

    private static final int HISTORY = 200;
    private static final FiringPage NONE = new FiringPage(List.of(), null);

    private final Desk desk;
    private final AlertForms forms;
    private final Supplier<Optional<InstrumentId>> inView;
    private final Acts acts;
    private final Remote<List<MarketAlertView>> alerts;
    private final Remote<FiringPage> firings;
    private final TableView<MarketAlertView> table = Columns.table("alerts");
    private final TableView<FiringView> history = Columns.table("alert-history");
    private final Button edit = tool("alert-edit", "Edit", () -> chosen(this::edit));
    private final Button copy = tool("alert-copy", "Duplicate", () -> chosen(this::duplicate));
    private final Button turn = tool("alert-turn", "Pause", () -> chosen(this::turn));
    private final Button delete = tool("alert-delete", "Delete", () -> chosen(this::delete));
    private final Button undo = tool("alert-undo", "Undo delete", this::undo);
    private @Nullable MarketAlertView deleted;

    /**
     * @param inView the market that a new alert is of
     * @param forms that are opened here
     * @param speaker whose sounds are switched here
     */
    public AlertPanel(
            Desk desk,
            Dialogs dialogs,
            Supplier<Optional<InstrumentId>> inView,
            AlertForms forms,
            Speaker speaker) {
        this.desk = desk;
        this.forms = forms;
        this.inView = inView;
        acts = new Acts(desk, dialogs, desk.urgent());
        alerts = remote(List.of(), c -> c.marketAlerts().all());
        firings = remote(NONE, c -> c.marketAlerts().firings(null, null, HISTORY));
        getStyleClass().add("alert-panel");
        table.setId("alerts");
        table.getColumns()
                .setAll(
                        List.of(
                                firm(Columns.text("State", 60, a -> AlertWords.name(a.state()))),
                                hinted(Columns.column("Alert", 340), AlertPanel::words),
                                firm(
                                        Columns.muted(
                                                "Tells",
                                                62,
                                                a -> AlertWords.brief(a.terms().frequency()))),
                                firm(Columns.number("Fired", 48, a -> String.valueOf(a.firings()))),
                                firm(Columns.muted("Last", 108, a -> time(a.firedAt())))));
        table.setPlaceholder(quiet("Set an alert with Alt+N, or in the chart's context menu"));
        history.setId("alert-history");
        history.getColumns()
                .setAll(
                        List.of(
                                firm(Columns.muted("Time", 108, f -> time(f.at()))),
                                hinted(Columns.column("What fired", 300), AlertPanel::words)));
        history.setPlaceholder(quiet("Nothing has fired yet"));
        SplitPane both = new SplitPane(table, history);
        both.setDividerPositions(0.56);
        setCenter(both);
        setTop(tools(speaker));
        table.getSelectionModel().selectedItemProperty().subscribe(this::offer);
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen(this::edit);
            } else if (event.getCode() == KeyCode.DELETE) {
                chosen(this::delete);
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                chosen(this::edit);
            }
        });
        offer();
    }

    private <T> Remote<T> remote(T nothing, Function<AibotClient, T> question) {
        return new Remote<>(
                desk.bridge(),
                () -> desk.client().get().orElse(null),
                desk.urgent(),
                nothing,
                question);
    }

    private HBox tools(Speaker speaker) {
        Button add = tool("alert-new", "New alert…", this::create);
        CheckBox sounds = new CheckBox("Sounds");
        sounds.setId("alert-sounds");
        sounds.setFocusTraversable(false);
        sounds.selectedProperty().bindBidirectional(speaker.onProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(6, add, edit, copy, turn, delete, undo, space, sounds);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("alert-tools");
        undo.setVisible(false);
        return bar;
    }

    private static Button tool(String id, String text, Runnable deed) {
        Button button = Form.plain(text, deed);
        button.setId(id);
        button.setFocusTraversable(false);
        return button;
    }

    private static Label quiet(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("figure-name");
        return label;
    }

    /** A column that is never cut, whatever the others want. */
    private static <R> TableColumn<R, R> firm(TableColumn<R, R> column) {
        column.setMinWidth(column.getPrefWidth());
        return column;
    }

    /** Text that the pointer shows whole where it is cut. */
    private static <R> TableColumn<R, R> hinted(
            TableColumn<R, R> column, Function<R, String> words) {
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable R row, boolean empty) {
                        super.updateItem(row, empty);
                        String text = empty || row == null ? null : words.apply(row);
                        setText(text);
                        setTooltip(text == null ? null : new Tooltip(text));
                    }
                });
        return column;
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : Numbers.dayTime(time);
    }

    private static String words(FiringView firing) {
        return noted(firing.what(), firing.note());
    }

    private static String noted(String words, @Nullable String note) {
        return note == null ? words : words + " · " + note;
    }

    private static String words(MarketAlertView alert) {
        String trouble = alert.trouble();
        String words = noted(alert.summary(), alert.terms().note());
        return trouble == null ? words : words + " — " + trouble;
    }

    /** Begins to ask; ends with the pins. */
    public void attach(Pins pins, Consumer<Integer> active) {
        pins.add(
                desk.client()
                        .listen(client -> {
                            alerts.forget();
                            firings.forget();
                            if (client.isPresent()) {
                                refresh();
                            }
                        }));
        pins.add(forms.onSet(this::refresh));
        NoticeStream.follow(
                desk,
                pins,
                notices -> {
                    if (notices.stream().anyMatch(n -> n.kind().equals(AlertNews.FIRED))) {
                        refresh();
                    }
                });
        pins.add(
                alerts.value()
                        .listen(all -> {
                            show(all);
                            active.accept(
                                    (int)
                                            all.stream()
                                                    .filter(a -> a.state() == AlertState.ACTIVE)
                                                    .count());
                        }));
        pins.add(firings.value().listen(page -> history.getItems().setAll(page.firings())));
    }

    /** How far what is shown can be trusted. */
    public Live<Health> health() {
        return alerts.health();
    }

    private void refresh() {
        alerts.refresh();
        firings.refresh();
    }

    private void show(List<MarketAlertView> all) {
        AlertId id = Optional.ofNullable(selected()).map(MarketAlertView::id).orElse(null);
        table.getItems().setAll(all);
        all.stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
        offer();
    }

    private @Nullable MarketAlertView selected() {
        return table.getSelectionModel().getSelectedItem();
    }

    private void chosen(Consumer<MarketAlertView> deed) {
        MarketAlertView alert = selected();
        if (alert != null) {
            deed.accept(alert);
        }
    }

    private void offer() {
        MarketAlertView alert = selected();
        for (Button button : List.of(edit, copy, turn, delete)) {
            button.setDisable(alert == null);
        }
        turn.setText(alert == null || alert.state() == AlertState.ACTIVE ? "Pause" : "Arm again");
    }

    private void create() {
        inView.get().ifPresent(forms::create);
    }

    private void edit(MarketAlertView alert) {
        FormFill fill = new FormFill(alert.terms());
        fill.instrument()
                .or(inView)
                .ifPresent(instrument ->
                        forms.open(
                                instrument,
                                "Change the alert on " + instrument.symbol(),
                                "Keep",
                                fill::into,
                                terms -> {
                                    boolean on = alert.state() != AlertState.PAUSED;
                                    acts.run(
                                            "Change an alert",
                                            c ->
                                                    c.marketAlerts()
                                                            .change(
                                                                    alert.id(),
                                                                    new SetAlert(terms, on)),
                                            this::refresh);
                                }));
    }

    private void duplicate(MarketAlertView alert) {
        FormFill fill = new FormFill(alert.terms());
        fill.instrument()
                .or(inView)
                .ifPresent(instrument ->
                        forms.open(
                                instrument,
                                "Another alert on " + instrument.symbol(),
                                "Set alert",
                                fill::into,
                                terms -> forms.set(new SetAlert(terms, true))));
    }

    private void turn(MarketAlertView alert) {
        if (alert.state() == AlertState.ACTIVE) {
            acts.run("Pause an alert", c -> c.marketAlerts().pause(alert.id()), this::refresh);
        } else {
            acts.run("Arm an alert again", c -> c.marketAlerts().arm(alert.id()), this::refresh);
        }
    }

    private void delete(MarketAlertView alert) {
        acts.run(
                "Delete an alert",
                c -> c.marketAlerts().delete(alert.id()),
                () -> {
                    deleted = alert;
                    undo.setVisible(true);
                    refresh();
                });
    }

    /** Sets what was deleted last as it was; its history stays with the old one. */
    private void undo() {
        MarketAlertView alert = deleted;
        if (alert != null) {
            deleted = null;
            undo.setVisible(false);
            forms.set(new SetAlert(alert.terms(), alert.state() == AlertState.ACTIVE));
        }
    }
}
