package io.aibotiyi.charts.depth;

import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.charts.Pictures;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;

/** Median time between pulses while 60 ladder rows change at every one of them, in milliseconds. */
public final class LadderBenchmark implements Benchmark {

    private static final int PULSES = 400;
    private static final int WARM_UP = 100;
    private static final long SEED = 60;

    @Override
    public String name() {
        return "ladder-60-rows-pulse";
    }

    @Override
    public Result run() throws Exception {
        long[] at = new long[PULSES];
        CountDownLatch done = new CountDownLatch(1);
        int[] pulses = {0};
        Stage stage =
                Pictures.onFxThread(() ->
                        show(
                                new DepthLadder.Column[] {DepthLadder.Column.VOLUME},
                                () -> {
                                    if (pulses[0] == PULSES) {
                                        done.countDown();
                                        return false;
                                    }
                                    at[pulses[0]++] = System.nanoTime();
                                    return true;
                                }));
        done.await();
        Pictures.onFxThread(() -> {
            stage.close();
            return true;
        });
        double[] intervals = new double[PULSES - WARM_UP - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = (at[WARM_UP + i + 1] - at[WARM_UP + i]) / 1e6;
        }
        Arrays.sort(intervals);
        double median = intervals[intervals.length / 2];
        return new Result(median, "ms", null, Double.NaN, "at most 17 ms (60 Hz)", median <= 17);
    }

    /** Two ladders of 30 rows; {@code pulse} says whether another one shall follow. */
    static Stage show(DepthLadder.Column[] columns, BooleanSupplier pulse) {
        RandomGenerator random = SampleBooks.random(SEED);
        LadderModel model = SampleBooks.model(SampleBooks.dogecoin(), SEED);
        HBox box = new HBox();
        for (int i = 0; i < 2; i++) {
            DepthLadder ladder = new DepthLadder();
            ladder.columnsProperty().set(Set.of(columns));
            ladder.setModel(model);
            ladder.setMinSize(440, 32 * 22);
            box.getChildren().add(ladder);
        }
        Stage stage = new Stage();
        Scene scene = new Scene(box, 880, 32 * 22);
        stage.setScene(scene);
        stage.show();
        scene.addPostLayoutPulseListener(() -> {
            if (pulse.getAsBoolean()) {
                change(model, random);
                Platform.requestNextPulse();
            }
        });
        Platform.requestNextPulse();
        return stage;
    }

    private static void change(LadderModel model, RandomGenerator random) {
        long bid = SampleBooks.dogecoin().bestBid();
        BookLevel[] bids = new BookLevel[30];
        BookLevel[] asks = new BookLevel[30];
        for (int i = 0; i < 30; i++) {
            bids[i] = new BookLevel(bid - i, random.nextLong(1, 200_000));
            asks[i] = new BookLevel(bid + 2 + i, random.nextLong(1, 200_000));
        }
        model.update(List.of(bids), List.of(asks));
        model.traded(bid, random.nextLong(1, 900), random.nextBoolean() ? Side.BUY : Side.SELL);
    }
}
