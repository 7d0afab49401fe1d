package io.aibotiyi.workstation.gallery;

import static io.aibotiyi.workstation.gallery.Steps.atOnce;
import static io.aibotiyi.workstation.gallery.Steps.press;
import static io.aibotiyi.workstation.gallery.Steps.run;
import static io.aibotiyi.workstation.gallery.Steps.type;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.look.Appearance.Density;
import io.aibotiyi.workstation.look.Appearance.Theme;
import io.aibotiyi.workstation.look.TextScale;
import io.aibotiyi.workstation.shell.Shell;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Chart, order flow, ladder, ticket and the tables under them. */
final class TradePictures {

    private static final Appearance DARK = Appearance.DEFAULT;
    private static final Appearance LIGHT = DARK.with(Theme.LIGHT);

    private TradePictures() {}

    static List<Picture> all() {
        return Stream.of(desk(), charts(), orders(), parents(), alerts())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Picture> desk() {
        return List.of(
                tab("trade", 0),
                tab("trade-light", 2).look(LIGHT),
                tab("trade-colour-blind", 3).look(DARK.withColourBlind(true)),
                tab("trade-light-colour-blind", 1).look(LIGHT.withColourBlind(true)),
                tab("trade-touch", 0).look(DARK.with(Density.TOUCH)),
                tab("trade-text-130", 1).look(DARK.with(TextScale.LARGER)),
                tab("trade-text-150", 0).look(LIGHT.with(TextScale.LARGEST)),
                tab("trade-extremes", 0).in(Scenario.EXTREME));
    }

    /** The tables' tab in front, and a quarter of the funds in the ticket. */
    private static Picture tab(String name, int tab) {
        return Picture.of(name, atOnce(s -> s.trade().showTab(tab), run("ticket.share.25")));
    }

    private static List<Picture> charts() {
        return Stream.of(
                        Picture.of("trade-studies", TradePictures::study).darkAndLight(),
                        Picture.of("trade-flow", run("chart.footprint"), run("chart.delta"))
                                .darkAndLight(),
                        Picture.of("trade-large", run("chart.large")).darkAndLight(),
                        List.of(
                                Picture.of(
                                        "trade-profile", run("chart.profile"), run("chart.bands")),
                                chartOrders()),
                        Picture.of("heatmap", run("chart.heatmap")).living(960).darkAndLight())
                .flatMap(List::stream)
                .toList();
    }

    /** Indicators in panes, and drawings over the candles. */
    private static void study(Shell shell) {
        if (shell.scene().getRoot().lookup(".candle-chart") instanceof CandleChart chart) {
            SampleStudies.show(chart);
        }
    }

    /** A bracket on the chart, and a line of it in hand. */
    private static Picture chartOrders() {
        return Picture.of(
                "chart-orders",
                placedWithExits("900", "450"),
                shell -> shell.scene().snapshot(null),
                TradePictures::raiseOrderLine);
    }

    private static void raiseOrderLine(Shell shell) {
        Node chart = shell.scene().getRoot().lookup(".candle-chart");
        shell.actions().run("chart.line");
        for (int i = 0; i < 15 && chart != null; i++) {
            Event.fireEvent(
                    chart,
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, true, false, false, false));
        }
    }

    private static List<Picture> orders() {
        return Stream.of(
                        bracket().darkAndLight(),
                        perpetual().darkAndLight(),
                        ladder().darkAndLight(),
                        List.of(Picture.of("exit-template", run("ladder.exits"))))
                .flatMap(List::stream)
                .toList();
    }

    /** A bracket placed, and another being filled in. */
    private static Picture bracket() {
        return Picture.of(
                "trade-bracket",
                atOnce(s -> s.trade().showTab(0), placedWithExits("9000", "4500")),
                atOnce(type("ticket-quantity", "0.125"), type("ticket-target", "12500")));
    }

    private static Consumer<Shell> placedWithExits(String target, String stop) {
        return atOnce(
                press("ticket-exits"),
                run("ticket.share.25"),
                type("ticket-target", target),
                type("ticket-stop", stop),
                run("ticket.arm", "ticket.place"));
    }

    /** A short that is to be larger, with the margin it takes, above the positions. */
    private static Picture perpetual() {
        return Picture.of(
                "trade-perpetual",
                // the last of the list
                atOnce(run("market.previous"), s -> s.trade().showTab(1)),
                atOnce(run("ticket.sell"), type("ticket-quantity", "0.5")));
    }

    /** One click, a size, exits, and a stop waiting in its row. */
    private static Picture ladder() {
        return Picture.of(
                "ladder-armed",
                run("ticket.arm", "ladder.size2", "ladder.buyBest"),
                shell ->
                        shell.trade()
                                .board()
                                .change(w ->
                                        w.with(a ->
                                                a.withDividers(
                                                        null, List.of(0), List.of(0.15, 0.7)))));
    }

    private static List<Picture> parents() {
        return List.of(
                tab("large-orders", 5),
                Picture.of(
                        "large-order-form",
                        run("parent.new"),
                        atOnce(type("parent-quantity", "2.5"), press("parent-preview"))));
    }

    private static List<Picture> alerts() {
        return List.of(
                tab("alerts", 6),
                tab("alerts", 6).light(),
                tab("alerts-empty", 6).in(Scenario.EMPTY),
                Picture.of(
                        "alert-form",
                        run("alert.new"),
                        atOnce(
                                type("alert-value", "63500"),
                                type("alert-note", "Break of the week's high"))));
    }
}
