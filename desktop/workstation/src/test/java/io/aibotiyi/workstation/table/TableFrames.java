package io.aibotiyi.workstation.table;

import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.state.FxBridge;
import io.aibotiyi.workstation.state.Health;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/**
 * A table of records with 100,000 rows of eight columns in a window of 1600 × 900, worked as a hand
 * would. Measures the processor time of the FX thread for each frame, from pulse to pulse with all
 * layout and style in between, which other load on the machine does not stretch; and the interval
 * between pulses, which a person sees and which it does.
 */
final class TableFrames {

    static final int ROWS = 100_000;

    private static final int WARM_UP = 120;
    private static final int FRAMES = 360;

    /** Frames between two key strokes: ten a second, more than people type. */
    private static final int STROKE = 6;

    private static final String TYPED = "device 12 trusted -old";
    private static final int SCROLLED = 97;

    /** 95th percentiles in milliseconds. */
    record Figures(double frame, double pulse) {}

    record Row(int id, String name, String device, String address, String state, long seen) {}

    private TableFrames() {}

    interface Step {
        void at(RecordTable<Row> table, RowModel<Row> model, int frame);
    }

    /** Typing a filter of several words letter by letter, taking it away and typing it again. */
    static Figures filtering() throws Exception {
        return measure((table, _, frame) -> {
            if (frame % STROKE == 0) {
                int stroke = frame / STROKE % (2 * TYPED.length());
                int length = stroke <= TYPED.length() ? stroke : 2 * TYPED.length() - stroke;
                table.find(TYPED.substring(0, length));
            }
        });
    }

    /** Turning the wheel. */
    static Figures scrolling() throws Exception {
        return measure((table, _, frame) -> {
            if (table.table().lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
                flow.scrollPixels(frame / 120 % 2 == 0 ? SCROLLED : -SCROLLED);
            }
        });
    }

    /** All rows come anew twice a second, some of them changed, while one is chosen. */
    static Figures renewing() throws Exception {
        return measure((table, model, frame) -> {
            if (frame % 30 == 0) {
                model.setAll(rows(frame));
            }
            if (frame == 1) {
                table.table().getSelectionModel().select(ROWS / 2);
            }
        });
    }

    static List<Row> rows(int version) {
        List<Row> rows = new ArrayList<>(ROWS);
        for (int i = 0; i < ROWS; i++) {
            rows.add(
                    new Row(
                            i,
                            "person." + i,
                            "Device " + i % 997,
                            "203.0.113." + i % 251,
                            i % 7 == 0 ? "pending" : "trusted",
                            i % 50 == 0 ? version : i));
        }
        return rows;
    }

    private static Figures measure(Step step) throws Exception {
        ExecutorService computing = Executors.newSingleThreadExecutor();
        CompletableFuture<Figures> result = new CompletableFuture<>();
        FxBridge bridge = new FxBridge(result::completeExceptionally);
        OnFx.call(() -> {
            RowModel<Row> model =
                    new RowModel<>(
                            bridge,
                            computing,
                            Row::id,
                            r -> String.join(" ", r.name(), r.device(), r.address(), r.state()));
            RecordTable<Row> table = table(model);
            model.setAll(rows(0));
            StackPane root = new StackPane(table);
            root.getStyleClass().add("shell");
            Scene scene = new Scene(root, 1600, 900);
            Appearance.DEFAULT.apply(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            bridge.start();
            table.show(Health.LIVE);
            new AnimationTimer() {
                private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
                private final double[] frames = new double[FRAMES];
                private final double[] pulses = new double[FRAMES];
                private int frame = -WARM_UP;
                private long previous;
                private long usedBefore;

                @Override
                public void handle(long now) {
                    long start = System.nanoTime();
                    long used = threads.getCurrentThreadCpuTime();
                    if (frame >= 0) {
                        frames[frame] = (used - usedBefore) / 1e6;
                        pulses[frame] = (start - previous) / 1e6;
                    }
                    previous = start;
                    usedBefore = used;
                    step.at(table, model, frame + WARM_UP);
                    if (++frame == FRAMES) {
                        stop();
                        bridge.stop();
                        stage.close();
                        result.complete(new Figures(p95(frames), p95(pulses)));
                    }
                }
            }.start();
            return true;
        });
        try {
            return result.get(120, TimeUnit.SECONDS);
        } finally {
            computing.shutdown();
        }
    }

    private static RecordTable<Row> table(RowModel<Row> model) {
        return new RecordTable<>(
                        "people", model, new RecordTable.Emptiness(Feather.USERS, "Nobody", ""))
                .text("Name", 200, Row::name)
                .badge("State", 100, r -> Badge.quiet(r.state()))
                .text("Device", 200, Row::device)
                .muted("Address", 200, Row::address)
                .ordered("Seen", 150, r -> Long.toString(r.seen()), Row::seen)
                .muted("Number", 150, r -> Integer.toString(r.id()))
                .muted("Again", 150, Row::name)
                .muted("Last", 150, Row::address);
    }

    private static double p95(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (0.95 * sorted.length)];
    }
}
