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
                        real("live-ticket", live(), ticket()).darkAndLight(),
                        List.of(
                                real("live-confirm", live(), ticket(), press("ticket-place")),
                                real(
                                        "live-other-market",
                                        live(),
                                        s -> s.trade().fillTicket(Side.BUY, "0.05"),
                                        s -> look(s, InstrumentId.parse("sim:ETH-USDT")))),
                        real("connections", run("account.connections")).darkAndLight(),
                        real(
                                        "connection-add",
                                        run("account.connections"),
                                        press("connection-add"),
                                        adding())
                                .darkAndLight(),
                        List.of(
                                Picture.of("connections-empty", run("account.connections")),
                                Picture.of("connections-forbidden", run("account.connections"))
                                        .in(Scenario.FORBIDDEN)))
                .flatMap(List::stream)
                .toList();
    }

    @SafeVarargs
    private static Picture real(String name, Consumer<Shell>... steps) {
        return Picture.of(name, s -> look(s, REAL)).then(steps).in(Scenario.EXCHANGES);
    }

    private static void look(Shell shell, InstrumentId at) {
        shell.desk().market().primary().select(at);
    }

    private static Consumer<Shell> live() {
        return s -> s.use(SampleConnections.LIVE);
    }

    private static Consumer<Shell> ticket() {
        return s -> s.trade().fillTicket(Side.BUY, "0.05");
    }

    private static Consumer<Shell> adding() {
        return atOnce(type("connection-name", "Second desk"), type("connection-key", "x7Qp2Lk9"));
    }
}
