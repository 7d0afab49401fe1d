package io.aibotiyi.workstation.admin.system;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Operations.HealthStatus;
import io.aibotiyi.protocol.Operations.QueueHealth;
import io.aibotiyi.protocol.Operations.SystemHealth;
import io.aibotiyi.workstation.admin.section.Section;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import io.aibotiyi.workstation.table.Badge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How the backend is, at one glance: tiles for what moves, lines for what should be still. */
public final class OverviewSection implements Section {

    private static final double MEBIBYTE = 1024 * 1024;
    private static final int TILES_A_ROW = 4;
    private static final double HIGHEST_TILE = 360;
    private static final double TILES_PADDING = 20;

    private final Remote<Optional<SystemHealth>> health;
    private final StatePane state;
    private final Label status = new Label();
    private final VBox notes = new VBox();
    private final TrendCard cpu = new TrendCard("Processor", "%");
    private final TileCard heap = TileCard.share("Heap");
    private final TrendCard ping = new TrendCard("Database round trip", "µs");
    private final TileCard pool = TileCard.share("Database connections");
    private final TrendCard outbox = new TrendCard("Events waiting", "");
    private final TrendCard streams = new TrendCard("Stream connections", "");
    private final TrendCard conflated = new TrendCard("Frames conflated", "");
    private final TrendCard refused = new TrendCard("Requests refused by limits", "");
    private final VBox feeds = new VBox();
    private final VBox queues = new VBox();
    private final VBox machine = new VBox();
    private final Pins pins = new Pins();

    public OverviewSection(Desk desk) {
        health =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        Optional.empty(),
                        OverviewSection::ask);
        GridPane tiles = new GridPane();
        tiles.getStyleClass().add("tiles");
        List<Node> all = List.of(cpu, heap, ping, pool, outbox, streams, conflated, refused);
        for (int i = 0; i < TILES_A_ROW; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / TILES_A_ROW);
            tiles.getColumnConstraints().add(column);
        }
        for (int i = 0; i < all.size() / TILES_A_ROW; i++) {
            RowConstraints row = new RowConstraints();
            row.setVgrow(Priority.ALWAYS);
            row.setMaxHeight(HIGHEST_TILE);
            tiles.getRowConstraints().add(row);
        }
        for (int i = 0; i < all.size(); i++) {
            tiles.add(all.get(i), i % TILES_A_ROW, i / TILES_A_ROW);
        }
        GridPane lists = new GridPane();
        lists.getStyleClass().add("overview-lists");
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / 3);
            lists.getColumnConstraints().add(column);
        }
        lists.addRow(0, panel("Feeds", feeds), panel("Queues", queues), panel("Process", machine));
        VBox head = new VBox(status, notes);
        head.getStyleClass().add("overview-head");
        VBox body = new VBox(head, tiles, lists);
        tiles.setMaxHeight(HIGHEST_TILE * all.size() / TILES_A_ROW + TILES_PADDING);
        VBox.setVgrow(tiles, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        state = new StatePane(scroll);
    }

    private static Optional<SystemHealth> ask(AibotClient client) {
        return Optional.of(client.operations().health());
    }

    private static VBox panel(String name, VBox lines) {
        Label title = new Label(name);
        title.getStyleClass().add("panel-title");
        VBox panel = new VBox(title, lines);
        panel.getStyleClass().add("overview-panel");
        return panel;
    }

    @Override
    public String id() {
        return "overview";
    }

    @Override
    public String name() {
        return "Overview";
    }

    @Override
    public Feather icon() {
        return Feather.ACTIVITY;
    }

    @Override
    public Node node() {
        return state;
    }

    @Override
    public void open() {
        pins.add(health.value().listen(now -> now.ifPresent(this::show)));
        pins.add(health.health().listen(this::show));
    }

    @Override
    public void close() {
        pins.close();
    }

    @Override
    public void refresh() {
        health.refresh();
    }

    @Override
    public void forget() {
        health.forget();
    }

    private void show(Health how) {
        switch (how.phase()) {
            case LOADING -> state.showLoading("Asking the backend how it is");
            case FAILED -> state.showFailed("Not available", how.reason());
            case STALE -> state.showStale(how.reason());
            case LIVE -> state.showContent();
        }
    }

    private void show(SystemHealth now) {
        Label badge = badge(now.status()).label();
        status.setGraphic(badge);
        status.setText("Version " + now.version() + " on " + now.jvm().runtime());
        notes.getChildren().setAll(now.notes().stream().map(Form::text).toList());
        showTiles(now);
        feeds.getChildren()
                .setAll(
                        now.feeds().stream()
                                .map(f ->
                                        Form.fact(
                                                f.instrument().toString(),
                                                f.state().name().toLowerCase(Locale.ROOT)))
                                .toList());
        queues.getChildren().setAll(now.queues().stream().map(OverviewSection::queue).toList());
        machine.getChildren().setAll(facts(now));
    }

    private void showTiles(SystemHealth now) {
        Double load = now.jvm().cpuLoad();
        cpu.show(load == null ? 0 : 100 * load, now.jvm().processors() + " processors");
        double most = Math.max(1, now.jvm().heapMaxBytes());
        heap.show(
                100 * now.jvm().heapUsedBytes() / most,
                String.format(
                        Locale.ROOT,
                        "%,.0f of %,.0f MiB",
                        now.jvm().heapUsedBytes() / MEBIBYTE,
                        most / MEBIBYTE));
        Long round = now.database().pingMicros();
        ping.show(round == null ? 0 : round.doubleValue(), round == null ? "no answer" : "");
        pool.show(
                100.0 * now.database().active() / Math.max(1, now.database().size()),
                String.format(
                        Locale.ROOT,
                        "%,d of %,d, %,d waiting",
                        now.database().active(),
                        now.database().size(),
                        now.database().waiting()));
        outbox.show(
                (double) now.outbox().waiting(),
                String.format(Locale.ROOT, "%,d set aside", now.outbox().dead()));
        var streaming = now.streams();
        streams.show(
                streaming == null ? 0 : streaming.connections(),
                streaming == null
                        ? "no streams here"
                        : String.format(
                                Locale.ROOT, "%,d subscriptions", streaming.subscriptions()));
        conflated.show(
                streaming == null ? 0 : (double) streaming.conflated(),
                streaming == null ? "" : streaming.slowConsumerCloses() + " slow readers closed");
        refused.show(
                (double) now.rateLimits().refused(),
                now.rateLimits().enabled() ? now.rateLimits().callers() + " callers known" : "off");
    }

    private static Node queue(QueueHealth queue) {
        return Form.fact(
                queue.name(),
                String.format(
                        Locale.ROOT,
                        "%,d of %,d; then %s",
                        queue.depth(),
                        queue.capacity(),
                        queue.full()));
    }

    private static List<Node> facts(SystemHealth now) {
        List<Node> facts = new ArrayList<>();
        String product = now.database().product();
        facts.add(Form.fact("Database", product == null ? "no answer" : product));
        facts.add(
                Form.fact(
                        "Disk free",
                        String.format(
                                Locale.ROOT,
                                "%,.1f of %,.1f GiB",
                                now.disk().freeBytes() / MEBIBYTE / 1024,
                                now.disk().totalBytes() / MEBIBYTE / 1024)));
        facts.add(Form.fact("Threads", Integer.toString(now.jvm().threads())));
        facts.add(
                Form.fact(
                        "Collections",
                        String.format(
                                Locale.ROOT,
                                "%,d, %,d ms in all",
                                now.jvm().collections(),
                                now.jvm().collectionMillis())));
        facts.add(Form.fact("Started", Times.of(now.jvm().startedAt())));
        return facts;
    }

    private static Badge badge(HealthStatus status) {
        return switch (status) {
            case UP -> Badge.good("Up");
            case DEGRADED -> Badge.attention("Needs attention");
            case DOWN -> Badge.danger("Down");
        };
    }
}
