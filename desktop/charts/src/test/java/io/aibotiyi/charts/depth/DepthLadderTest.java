package io.aibotiyi.charts.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.charts.Pictures;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The ladder as a user meets it: what it shows in pixels, what clicks and keys report. */
class DepthLadderTest {

    private static void on(Consumer<LadderBench> check) throws InterruptedException {
        on("", check);
    }

    private static void on(String theme, Consumer<LadderBench> check) throws InterruptedException {
        Pictures.onFxThread(() -> {
            check.accept(new LadderBench(theme));
            return true;
        });
    }

    @Test
    void reportsTheLimitPriceAndSideOfAClick() throws InterruptedException {
        on(bench -> {
            bench.click(bench.bidX(), bench.yOf(9_990));
            bench.click(bench.askX(), bench.yOf(10_030), MouseButton.SECONDARY, true, true);
            double middle = bench.frame().columns().priceLeft() + 20;
            bench.click(middle, bench.yOf(10_010));
            assertThat(bench.clicks)
                    .containsExactly(
                            new LadderClick(
                                    9_990, Side.BUY, MouseButton.PRIMARY, false, false, false),
                            new LadderClick(
                                    10_030, Side.SELL, MouseButton.SECONDARY, true, true, false),
                            new LadderClick(
                                    10_010, null, MouseButton.PRIMARY, false, false, false));
        });
    }

    @Test
    void offersNoPriceWhileTheBookIsNotLive() throws InterruptedException {
        on(bench -> {
            double y = bench.yOf(9_990);
            double x = bench.bidX();
            bench.model.stale("Disconnected");
            bench.draw();
            bench.click(x, y);
            bench.press(KeyCode.DOWN, KeyCode.ENTER);
            bench.model.invalidate("Gap");
            bench.click(x, y);
            bench.draw();
            bench.click(x, y);
            bench.press(KeyCode.DOWN, KeyCode.ENTER);
            assertThat(bench.clicks).isEmpty();
        });
    }

    @Test
    void picksTheBucketsOwnPriceWhenGrouped() throws InterruptedException {
        on(bench -> {
            bench.ladder.groupingProperty().set(10);
            bench.draw();
            assertThat(bench.frame().rows().grid().step()).isEqualTo(100);
            bench.click(bench.bidX(), bench.yOf(9_900));
            bench.click(bench.askX(), bench.yOf(10_100));
            assertThat(bench.clicks)
                    .extracting(LadderClick::price)
                    .containsExactly(9_900L, 10_100L);
        });
    }

    @Test
    void refusesAGroupingBelowOneTick() throws InterruptedException {
        on(bench ->
                assertThatThrownBy(() -> bench.ladder.groupingProperty().set(0))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("at least 1 tick"));
    }

    @Test
    void walksAndPicksByKeyboard() throws InterruptedException {
        on(bench -> {
            bench.press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.LEFT, KeyCode.ENTER);
            bench.press(KeyCode.UP, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
            assertThat(bench.clicks)
                    .extracting(LadderClick::price)
                    .containsExactly(9_990L, 10_000L);
            assertThat(bench.clicks)
                    .extracting(LadderClick::column)
                    .containsExactly(Side.BUY, Side.SELL);
        });
    }

    @Test
    void scrollsWithTheCursorAndComesBackWithSpace() throws InterruptedException {
        on(bench -> {
            long top = bench.frame().rows().price(0);
            for (int i = 0; i < 30; i++) {
                bench.press(KeyCode.DOWN);
            }
            assertThat(bench.frame().rows().price(0)).isLessThan(top);
            bench.press(KeyCode.ENTER);
            assertThat(bench.clicks.getFirst().price()).isEqualTo(10_000 - 29 * 10);
            bench.press(KeyCode.SPACE);
            assertThat(bench.frame().rows().price(0)).isEqualTo(top);
        });
    }

    @Test
    void theWheelScrollsAndTheMarketNoLongerPullsTheRows() throws InterruptedException {
        on(bench -> {
            long top = bench.frame().rows().price(0);
            bench.wheel(40);
            assertThat(bench.frame().rows().price(0)).isEqualTo(top + 30);
            bench.model.snapshot(
                    2, LadderModelTest.levels(11_000, 1), LadderModelTest.levels(11_010, 1));
            bench.draw();
            assertThat(bench.frame().rows().price(0)).isEqualTo(top + 30);
            bench.ladder.recenter();
            bench.draw();
            assertThat(bench.frame().rows().price(0)).isEqualTo(11_100);
        });
    }

    @Test
    void cancelsConfirmedOrdersByTagAndByKeyOnly() throws InterruptedException {
        on(bench -> {
            bench.model.setOwnOrders(
                    List.of(
                            SampleBooks.order(1, Side.BUY, 9_990, 100, true),
                            SampleBooks.order(2, Side.BUY, 9_990, 100, false),
                            SampleBooks.order(3, Side.SELL, 10_030, 100, true)));
            bench.draw();
            bench.click(bench.frame().columns().volumeRight() + 8, bench.yOf(9_990));
            assertThat(bench.cancels).containsExactly(new OrderId(new UUID(0, 1)));
            assertThat(bench.clicks).isEmpty();
            bench.click(bench.askX(), bench.yOf(10_030));
            bench.press(KeyCode.DELETE);
            assertThat(bench.cancels)
                    .containsExactly(new OrderId(new UUID(0, 1)), new OrderId(new UUID(0, 3)));
        });
    }

    @Test
    void movesAConfirmedOrderToTheRowItIsDraggedTo() throws Exception {
        on(bench -> {
            OrderId mine = new OrderId(new UUID(0, 7));
            OrderId pending = new OrderId(new UUID(0, 8));
            bench.model.setOwnOrders(
                    List.of(
                            new OwnOrder(mine, Side.BUY, 9_990, 500, true),
                            new OwnOrder(pending, Side.BUY, 9_980, 500, false)));
            bench.draw();
            double x = bench.frame().columns().volumeRight() + 8;
            bench.drag(x, bench.yOf(9_990), bench.yOf(9_950));
            assertThat(bench.moves).containsExactly(mine.value() + " to 9950");
            bench.drag(x, bench.yOf(9_980), bench.yOf(9_950));
            assertThat(bench.moves).as("the venue has not answered yet").hasSize(1);
            bench.drag(bench.bidX(), bench.yOf(10_000), bench.yOf(9_950));
            assertThat(bench.moves).as("no tag was held").hasSize(1);
            bench.mouse(MouseEvent.MOUSE_PRESSED, x, bench.yOf(9_990), true, true);
            bench.press(KeyCode.ESCAPE);
            bench.mouse(MouseEvent.MOUSE_RELEASED, x, bench.yOf(9_950), false, false);
            assertThat(bench.moves).as("given up by Escape").hasSize(1);
            bench.model.stale("cable");
            bench.draw();
            bench.drag(x, bench.yOf(9_990), bench.yOf(9_950));
            assertThat(bench.moves).as("the book is old").hasSize(1);
            assertThat(bench.cancels).isEmpty();
        });
    }

    @Test
    void theMiddleButtonCancelsWhatStandsInItsRowAndColumn() throws Exception {
        on(bench -> {
            OrderId buy = new OrderId(new UUID(0, 7));
            OrderId stop = new OrderId(new UUID(0, 8));
            bench.model.setOwnOrders(
                    List.of(
                            new OwnOrder(buy, Side.BUY, 9_990, 500, true),
                            new OwnOrder(stop, Side.SELL, 9_990, 500, true, true)));
            bench.draw();
            bench.click(bench.bidX(), bench.yOf(9_990), MouseButton.MIDDLE, false, false);
            assertThat(bench.cancels).containsExactly(buy);
            assertThat(bench.clicks).as("no price was picked").isEmpty();
        });
    }

    @Test
    void aFrameSaysThatAClickPlacesWithoutAQuestion() throws Exception {
        on(bench -> {
            Color before = bench.draw().getPixelReader().getColor(1, 200);
            bench.ladder.armedProperty().set(true);
            Color armed = bench.draw().getPixelReader().getColor(1, 200);
            assertThat(armed).isNotEqualTo(before);
            assertThat(armed).isEqualTo(new LadderLook(bench.ladder.style()).attention);
        });
    }

    @Test
    void drawsBarsOnTheirSideInTheStylesheetsColours() throws InterruptedException {
        for (String theme : new String[] {"", "light", "colour-blind", "light colour-blind"}) {
            on(
                    theme,
                    bench -> {
                        WritableImage image = bench.draw();
                        LadderLook look = new LadderLook(bench.ladder.style());
                        assertThat(at(image, 2, 30)).satisfies(near(look.canvas));
                        double inside = bench.frame().columns().priceLeft() - 3;
                        assertThat(at(image, inside, bench.yOf(10_000)))
                                .as(theme)
                                .satisfies(near(look.bars.buy()));
                        double right = bench.frame().columns().priceRight() + 3;
                        assertThat(at(image, right, bench.yOf(10_020)))
                                .as(theme)
                                .satisfies(near(look.bars.sell()));
                        assertThat(at(image, right, bench.yOf(10_000)))
                                .as(theme)
                                .satisfies(near(look.canvas));
                    });
        }
    }

    @Test
    void showsNoBookColourOnceItIsInvalid() throws InterruptedException {
        on(bench -> {
            LadderLook look = new LadderLook(bench.ladder.style());
            bench.model.invalidate("Gap");
            WritableImage image = bench.draw();
            assertThat(bench.ladder.shown()).isNull();
            assertThat(at(image, 10, 1)).satisfies(near(look.attention));
            for (int y = 3; y < LadderBench.HEIGHT / 2 - 30; y++) {
                assertThat(at(image, LadderBench.WIDTH / 2, y)).satisfies(near(look.canvas));
            }
        });
    }

    @Test
    void flashesAChangeForItsTimeThenRests() throws InterruptedException {
        on(bench -> {
            long[] now = {0};
            bench.ladder.setFrameClock(() -> now[0]);
            WritableImage before = bench.draw();
            bench.model.update(LadderModelTest.levels(10_000, 4_000), LadderModelTest.levels());
            bench.model.update(LadderModelTest.levels(10_000, 5_000), LadderModelTest.levels());
            assertThat(differences(before, bench.draw())).isZero();
            bench.model.update(LadderModelTest.levels(10_000, 4_000), LadderModelTest.levels());
            WritableImage flashed = bench.draw();
            now[0] = SizeChanges.SHOWN_NANOS + 1;
            bench.ladder.setFrameClock(() -> now[0]);
            WritableImage rested = bench.draw();
            assertThat(differences(flashed, rested)).isPositive();
        });
    }

    @Test
    void aClosedLadderIsNotKeptByItsModel() throws Exception {
        LadderModel model = new LadderModel(2, 3, 10);
        WeakReference<DepthLadder> closed =
                Pictures.onFxThread(() -> {
                    DepthLadder ladder = new DepthLadder();
                    ladder.setModel(model);
                    StackPane root = new StackPane(ladder);
                    Stage stage = new Stage();
                    stage.setScene(new Scene(root, 300, 300));
                    stage.show();
                    root.getChildren().clear();
                    stage.close();
                    stage.setScene(null);
                    return new WeakReference<>(ladder);
                });
        await(() -> {
            System.gc();
            return closed.get() == null;
        });
        assertThat(model.state()).isEqualTo(LadderModel.State.EMPTY);
    }

    @Test
    void drawsOncePerPulseHoweverOftenTheModelChanges() throws Exception {
        int[] frames = {0};
        int changes = 500;
        Stage stage =
                Pictures.onFxThread(() -> {
                    LadderModel model = new LadderModel(2, 3, 10);
                    DepthLadder ladder = new DepthLadder();
                    ladder.setFrameClock(() -> frames[0]++);
                    ladder.setModel(model);
                    Stage shown = new Stage();
                    shown.setScene(new Scene(new StackPane(ladder), 300, 300));
                    shown.show();
                    for (int i = 0; i < changes; i++) {
                        model.snapshot(
                                i,
                                LadderModelTest.levels(10_000, i + 1),
                                LadderModelTest.levels(10_010, 1));
                    }
                    return shown;
                });
        await(() -> Pictures.onFxThread(() -> frames[0] > 0));
        assertThat(Pictures.onFxThread(() -> frames[0])).isBetween(1, changes / 10);
        Pictures.onFxThread(() -> {
            stage.close();
            return true;
        });
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the condition was not met within 10 s");
            }
            Thread.onSpinWait();
        }
    }

    private static Color at(WritableImage image, double x, double y) {
        return image.getPixelReader().getColor((int) x, (int) y);
    }

    private static Consumer<Color> near(Color expected) {
        return actual -> {
            assertThat(actual.getRed()).isCloseTo(expected.getRed(), within());
            assertThat(actual.getGreen()).isCloseTo(expected.getGreen(), within());
            assertThat(actual.getBlue()).isCloseTo(expected.getBlue(), within());
        };
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.02);
    }

    private static int differences(WritableImage a, WritableImage b) {
        int different = 0;
        for (int y = 0; y < (int) a.getHeight(); y++) {
            for (int x = 0; x < (int) a.getWidth(); x++) {
                if (a.getPixelReader().getArgb(x, y) != b.getPixelReader().getArgb(x, y)) {
                    different++;
                }
            }
        }
        return different;
    }
}
