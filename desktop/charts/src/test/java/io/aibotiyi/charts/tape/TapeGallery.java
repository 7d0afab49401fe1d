package io.aibotiyi.charts.tape;

import io.aibotiyi.charts.Pictures;
import io.aibotiyi.domain.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javafx.event.Event;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Pictures of the tape in every state, side by side; arguments: output folder, folder of fonts. */
public final class TapeGallery {

    private static final long START = 1_795_000_000_118_000_000L;

    private TapeGallery() {}

    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        Pictures.useFonts(Path.of(args[1]));
        for (String theme : new String[] {"", "light"}) {
            String name = theme.isEmpty() ? "dark" : theme;
            Pictures.write(
                    out.resolve("tape-" + name + ".png"),
                    theme,
                    () -> row(bitcoin(), dogecoin(), held(), stale(), new TradeTape()));
        }
        Pictures.exit();
    }

    private static HBox row(Region... controls) {
        HBox box = new HBox(12, controls);
        for (Region control : controls) {
            control.setMinSize(320, 480);
            control.setMaxSize(320, 480);
        }
        return box;
    }

    private static TradeTape bitcoin() {
        TradeTape tape = new TradeTape();
        tape.setMarket(2, 8, 10);
        tape.snapshot(trades(6_148_210, 10, 3_000_000, 400));
        return tape;
    }

    private static TradeTape dogecoin() {
        TradeTape tape = new TradeTape();
        tape.setMarket(5, 0, 1);
        tape.minimumSizeProperty().set(2_000);
        tape.snapshot(trades(12_345, 1, 5_000, 400));
        return tape;
    }

    private static TradeTape held() {
        TradeTape tape = bitcoin();
        Event.fireEvent(
                tape,
                new MouseEvent(
                        MouseEvent.MOUSE_ENTERED,
                        9,
                        200,
                        9,
                        200,
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
        tape.add(trades(6_148_900, 10, 3_000_000, 12));
        return tape;
    }

    private static TradeTape stale() {
        TradeTape tape = bitcoin();
        tape.setStale("Disconnected from the backend, reconnecting");
        return tape;
    }

    static List<TapeTrade> trades(long price, long tick, long typical, int count) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        List<TapeTrade> trades = new ArrayList<>();
        long at = START;
        long last = price;
        for (int i = 0; i < count; i++) {
            at += random.nextInt(4) == 0 ? 0 : random.nextInt(1, 700) * 1_000_000L;
            Side side = random.nextInt(5) < 3 ? Side.BUY : Side.SELL;
            last += tick * random.nextInt(-2, 3);
            double whale = random.nextInt(40) == 0 ? 30 : 1;
            long size =
                    Math.max(
                            1, Math.round(typical * Math.exp(random.nextGaussian() * 1.4) * whale));
            trades.add(new TapeTrade(at, last, size, side));
        }
        return trades;
    }
}
