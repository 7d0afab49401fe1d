package io.aibotiyi.workstation.gallery;

import static io.aibotiyi.workstation.gallery.Steps.atOnce;
import static io.aibotiyi.workstation.gallery.Steps.press;
import static io.aibotiyi.workstation.gallery.Steps.run;
import static io.aibotiyi.workstation.gallery.Steps.type;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.workstation.shell.Shell;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Choosing the account that orders go to, orders of real money, and connections to exchanges. */
final class TradingAccountPictures {

    private static final InstrumentId REAL = InstrumentId.parse("binance:BTC-USDT");

    private TradingAccountPictures() {}

    static List<Picture> all() {
        return Stream.of(
                        real("account-menu", run("account.choose")).darkAndLight(),
                        live("live-ticket").darkAndLight(),
                        tickets(),
                        real("connections", run("account.connections")).darkAndLight(),
                        adding().darkAndLight(),
                        absent())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Picture> tickets() {
        return List.of(
                live("live-confirm").then(press("ticket-place")),
                live("live-other-market").then(TradingAccountPictures::elsewhere));
    }

    private static Picture adding() {
        return real(
                "connection-add",
                run("account.connections"),
                press("connection-add"),
                atOnce(type("connection-name", "Second desk"), type("connection-key", "x7Qp2Lk9")));
    }

    private static List<Picture> absent() {
        return List.of(
                Picture.of("connections-empty", run("account.connections")),
                Picture.of("connections-forbidden", run("account.connections"))
                        .in(Scenario.FORBIDDEN));
    }

    private static Picture live(String name) {
        return real(
                name,
                s -> s.use(SampleConnections.LIVE),
                s -> s.trade().fillTicket(Side.BUY, "0.05"));
    }

    @SafeVarargs
    private static Picture real(String name, Consumer<Shell>... steps) {
        return Picture.of(name, s -> look(s, REAL)).then(steps).in(Scenario.EXCHANGES);
    }

    private static void elsewhere(Shell shell) {
        look(shell, InstrumentId.parse("sim:ETH-USDT"));
    }

    private static void look(Shell shell, InstrumentId at) {
        shell.desk().market().primary().select(at);
    }
}
