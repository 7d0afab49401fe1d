package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.Pictures;
import io.aibotiyi.charts.depth.SampleBooks.Market;
import java.nio.file.Path;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * Pictures of the ladder in every state, side by side; arguments: output folder, folder of fonts.
 */
public final class DepthGallery {

    private static final long SEED = 20261123;

    private DepthGallery() {}

    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        Pictures.useFonts(Path.of(args[1]));
        for (String theme : new String[] {"", "light", "colour-blind"}) {
            String name = theme.isEmpty() ? "dark" : theme;
            Pictures.write(
                    out.resolve("ladder-" + name + ".png"),
                    theme,
                    () ->
                            row(
                                    ladder(SampleBooks.bitcoin(), 1, DepthLadder.Mode.LADDER, true),
                                    ladder(
                                            SampleBooks.dogecoin(),
                                            1,
                                            DepthLadder.Mode.LADDER,
                                            true),
                                    ladder(
                                            SampleBooks.enormous(),
                                            1,
                                            DepthLadder.Mode.LADDER,
                                            false),
                                    ladder(SampleBooks.thin(), 1, DepthLadder.Mode.LADDER, false)));
        }
        Pictures.write(
                out.resolve("ladder-states.png"),
                "",
                () -> row(empty(), invalid(), stale(), hovered()));
        Pictures.write(
                out.resolve("ladder-book.png"),
                "",
                () ->
                        row(
                                ladder(SampleBooks.bitcoin(), 1, DepthLadder.Mode.BOOK, true),
                                ladder(SampleBooks.bitcoin(), 10, DepthLadder.Mode.BOOK, true),
                                ladder(SampleBooks.dogecoin(), 1, DepthLadder.Mode.BOOK, false),
                                ladder(SampleBooks.bitcoin(), 50, DepthLadder.Mode.LADDER, true)));
        Pictures.exit();
    }

    private static HBox row(Region... controls) {
        HBox box = new HBox(12, controls);
        for (Region control : controls) {
            control.setMinSize(340, 760);
            control.setMaxSize(340, 760);
        }
        return box;
    }

    private static DepthLadder ladder(
            Market market, int grouping, DepthLadder.Mode mode, boolean own) {
        DepthLadder ladder = new DepthLadder();
        ladder.setFrameClock(() -> 0);
        LadderModel model = SampleBooks.model(market, SEED);
        if (own) {
            SampleBooks.own(model, market);
        }
        ladder.setModel(model);
        ladder.modeProperty().set(mode);
        ladder.groupingProperty().set(grouping);
        return ladder;
    }

    private static DepthLadder empty() {
        DepthLadder ladder = new DepthLadder();
        ladder.setModel(LadderModel.of(SampleBooks.bitcoin().instrument()));
        return ladder;
    }

    private static DepthLadder invalid() {
        DepthLadder ladder = ladder(SampleBooks.bitcoin(), 1, DepthLadder.Mode.LADDER, true);
        model(ladder).invalidate("Gap after update 48,112,204,119");
        return ladder;
    }

    private static DepthLadder stale() {
        DepthLadder ladder = ladder(SampleBooks.bitcoin(), 1, DepthLadder.Mode.LADDER, true);
        model(ladder).stale("Disconnected · prices from before, reconnecting");
        return ladder;
    }

    private static DepthLadder hovered() {
        DepthLadder ladder = ladder(SampleBooks.bitcoin(), 1, DepthLadder.Mode.LADDER, true);
        ladder.fireEvent(
                new MouseEvent(
                        MouseEvent.MOUSE_MOVED,
                        80,
                        22 * 24 + 8,
                        80,
                        22 * 24 + 8,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
        return ladder;
    }

    private static LadderModel model(DepthLadder ladder) {
        LadderModel model = ladder.getModel();
        if (model == null) {
            throw new IllegalStateException("the ladder has no model");
        }
        return model;
    }
}
