package io.aibotiyi.charts.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.Pictures;
import io.aibotiyi.domain.Side;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class TradeTapeTest {

    private static final class Bench {

        final TradeTape tape = new TradeTape();
        final Scene scene = new Scene(new StackPane(tape), 300, 22 * 8);
        private long time;

        Bench() {
            tape.setMarket(2, 3, 10);
            draw();
        }

        void print(long price, long quantity) {
            time += 1_000_000_000L;
            tape.add(List.of(new TapeTrade(time, price, quantity, Side.BUY)));
            draw();
        }

        void draw() {
            scene.snapshot(null);
        }

        long newest() {
            return tape.visibleRows(1).getFirst().price();
        }

        void mouse(EventType<MouseEvent> type, double y) {
            Event.fireEvent(
                    tape,
                    new MouseEvent(
                            type,
                            50,
                            y,
                            50,
                            y,
                            MouseButton.PRIMARY,
                            1,
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
            draw();
        }

        void press(KeyCode code) {
            Event.fireEvent(
                    tape,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            draw();
        }
    }

    private static void on(Consumer<Bench> check) throws InterruptedException {
        Pictures.onFxThread(() -> {
            check.accept(new Bench());
            return true;
        });
    }

    @Test
    void putsTheNewestPrintOnTop() throws InterruptedException {
        on(bench -> {
            bench.print(100, 1);
            bench.print(110, 1);
            assertThat(bench.tape.visibleRows(5))
                    .extracting(TapeRow::price)
                    .containsExactly(110L, 100L);
        });
    }

    @Test
    void standsStillUnderThePointerAndCountsWhatIsNew() throws InterruptedException {
        on(bench -> {
            bench.print(100, 1);
            bench.mouse(MouseEvent.MOUSE_ENTERED, 90);
            bench.print(110, 1);
            bench.print(120, 1);
            assertThat(bench.newest()).isEqualTo(100);
            assertThat(bench.tape.newRows()).isEqualTo(2);
            bench.mouse(MouseEvent.MOUSE_EXITED, 90);
            assertThat(bench.newest()).isEqualTo(120);
            assertThat(bench.tape.newRows()).isZero();
        });
    }

    @Test
    void staysWhereItWasScrolledUntilHome() throws InterruptedException {
        on(bench -> {
            for (int i = 1; i <= 20; i++) {
                bench.print(i * 10L, 1);
            }
            bench.press(KeyCode.DOWN);
            bench.print(999, 1);
            assertThat(bench.newest()).isEqualTo(190);
            bench.mouse(MouseEvent.MOUSE_EXITED, 90);
            assertThat(bench.newest()).isEqualTo(190);
            bench.press(KeyCode.HOME);
            assertThat(bench.newest()).isEqualTo(999);
        });
    }

    @Test
    void runsAgainWhenTheChipIsClicked() throws InterruptedException {
        on(bench -> {
            bench.print(100, 1);
            bench.mouse(MouseEvent.MOUSE_ENTERED, 90);
            bench.print(110, 1);
            bench.mouse(MouseEvent.MOUSE_CLICKED, 100);
            assertThat(bench.tape.isHeld()).isTrue();
            bench.mouse(MouseEvent.MOUSE_CLICKED, 30);
            assertThat(bench.tape.isHeld()).isFalse();
        });
    }

    @Test
    void forgetsTheOldestFromUnderAStandingTape() throws InterruptedException {
        on(bench -> {
            bench.print(100, 1);
            bench.mouse(MouseEvent.MOUSE_ENTERED, 90);
            for (int i = 0; i < TradeTape.CAPACITY; i++) {
                bench.tape.add(List.of(new TapeTrade(i, 200, 1, Side.SELL)));
            }
            bench.draw();
            assertThat(bench.tape.visibleRows(3)).extracting(TapeRow::price).containsOnly(200L);
        });
    }

    @Test
    void filtersBySize() throws InterruptedException {
        on(bench -> {
            bench.print(100, 50);
            bench.print(110, 5);
            bench.tape.minimumSizeProperty().set(10);
            assertThat(bench.tape.visibleRows(5)).extracting(TapeRow::price).containsExactly(100L);
        });
    }

    @Test
    void startsOverForAnotherMarket() throws InterruptedException {
        on(bench -> {
            bench.print(100, 50);
            bench.tape.setMarket(5, 0, 1);
            assertThat(bench.tape.visibleRows(5)).isEmpty();
        });
    }
}
