package io.aibotiyi.workstation.burst;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.flow.Footprint;
import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.protocol.Market.BookView;
import io.aibotiyi.protocol.Market.FootprintPage;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.Market.TradeView;
import io.aibotiyi.protocol.Operations.StreamHealth;
import io.aibotiyi.protocol.Operations.SystemHealth;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Pin;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After two seconds of 50,000 events each, the real window shows what the real backend has: what is
 * conflated is exact in the end, and what must be complete is.
 */
class BurstTest {

    private static final int DEPTH = 100;
    private static final long MINUTE = Timeframe.M1.nanos();

    private final List<TradeView> prints = new ArrayList<>();

    @Test
    void afterTheBurstTheWindowShowsWhatTheBackendHas(@TempDir Path home) throws Exception {
        try (BurstDesk desk = new BurstDesk(home);
                AibotClient client = desk.client()) {
            Pin pin = OnFx.call(() -> desk.focus().trades().listen((batch, _) -> heard(batch)));
            desk.readyTicket("59000");
            BurstDesk.rate(50_000);
            Tickets tickets = new Tickets(desk);
            tickets.until(System.nanoTime() + 2_000_000_000L);
            buyAtAnyPrice(desk);
            BurstDesk.rate(0);
            settle(desk, client);
            pin.close();
            assertThat(tickets.taken()).as("orders went through meanwhile").isNotEmpty();
            sameBook(desk, client);
            everyTrade(client);
            sameFootprint(desk, client);
            ownOrdersAndFills(desk, client);
            nothingDropped(desk, client);
            assertThat(desk.failures).isEmpty();
        }
    }

    private void heard(List<TradeView> batch) {
        batch.stream()
                .filter(t -> prints.isEmpty() || t.id() > prints.getLast().id())
                .forEach(prints::add);
    }

    /** An order that takes: its fill must be told however much else is. */
    private static void buyAtAnyPrice(BurstDesk desk) throws Exception {
        desk.readyTicket("61000");
        desk.fill("0.02");
        OnFx.call(() -> {
            desk.place().fire();
            return true;
        });
        BurstDesk.await("no fill", () -> !desk.desk.trading().fills().get().isEmpty());
    }

    private void settle(BurstDesk desk, AibotClient client) throws Exception {
        BurstDesk.await(
                "the window does not come to rest",
                () -> {
                    long last = client.markets().trades(BurstVenue.market(0), 1).getLast().id();
                    return BurstDesk.fx(() ->
                            !prints.isEmpty()
                                    && prints.getLast().id() == last
                                    && book(desk).equals(book(client)));
                });
    }

    private static List<List<Level>> book(BurstDesk desk) {
        Instrument units = desk.focus().instrument();
        BookSnapshot top = desk.focus().ladder().top(DEPTH, 0);
        return List.of(
                top.bids().stream()
                        .map(l -> level(units.price(l.price()), units.quantity(l.quantity())))
                        .toList(),
                top.asks().stream()
                        .map(l -> level(units.price(l.price()), units.quantity(l.quantity())))
                        .toList());
    }

    private static List<List<Level>> book(AibotClient client) {
        BookView book = client.markets().book(BurstVenue.market(0), DEPTH);
        return List.of(
                book.bids().stream().map(l -> level(l.price(), l.quantity())).toList(),
                book.asks().stream().map(l -> level(l.price(), l.quantity())).toList());
    }

    private static Level level(BigDecimal price, BigDecimal quantity) {
        return new Level(price.stripTrailingZeros(), quantity.stripTrailingZeros());
    }

    private static void sameBook(BurstDesk desk, AibotClient client) throws Exception {
        List<List<Level>> shown = OnFx.call(() -> book(desk));
        assertThat(shown).isEqualTo(book(client));
        assertThat(shown.getFirst()).hasSize(DEPTH);
    }

    /** TRADES conflates nothing: the venue counts by one, and so does the window. */
    private void everyTrade(AibotClient client) {
        assertThat(prints).hasSizeGreaterThan(1_000);
        for (int i = 1; i < prints.size(); i++) {
            assertThat(prints.get(i).id()).isEqualTo(prints.get(i - 1).id() + 1);
        }
        assertThat(prints.getLast())
                .isEqualTo(client.markets().trades(BurstVenue.market(0), 1).getLast());
    }

    /** What the backend counted is what the trades that the window heard one by one add up to. */
    private void sameFootprint(BurstDesk desk, AibotClient client) {
        InstrumentFocus focus = desk.focus();
        Instrument units = focus.instrument();
        FootprintPage page =
                client.markets()
                        .footprints(
                                focus.view().id(),
                                Timeframe.M1,
                                focus.view().tickSize(),
                                null,
                                100);
        assertThat(prints.getFirst().id()).as("the first trade was heard").isEqualTo(1);
        assertThat(page.through()).isEqualTo(prints.getLast().id());
        FootprintSeries counted = new FootprintSeries(Timeframe.M1, units.tickSize());
        page.candles()
                .forEach(c ->
                        c.rows()
                                .forEach(r ->
                                        counted.count(
                                                EpochNanos.of(c.openTime()),
                                                units.priceUnits(r.price()),
                                                units.quantityUnits(r.bid()),
                                                units.quantityUnits(r.ask()))));
        FootprintSeries heard = new FootprintSeries(Timeframe.M1, units.tickSize());
        heard.takeAll(prints.stream().map(t -> trade(units, t)).toList());
        long last = EpochNanos.of(prints.getLast().time());
        for (long open = heard.firstOpenTime(); open <= last; open += MINUTE) {
            assertThat(told(counted.at(open))).isEqualTo(told(heard.at(open)));
        }
    }

    private static Trade trade(Instrument units, TradeView t) {
        long time = EpochNanos.of(t.time());
        return new Trade(
                t.id(),
                time,
                time,
                units.priceUnits(t.price()),
                units.quantityUnits(t.quantity()),
                t.aggressor());
    }

    private static List<List<Long>> told(@Nullable Footprint footprint) {
        List<List<Long>> rows = new ArrayList<>();
        for (int i = 0; footprint != null && i < footprint.rows(); i++) {
            rows.add(List.of(footprint.price(i), footprint.bid(i), footprint.ask(i)));
        }
        return rows;
    }

    private static void ownOrdersAndFills(BurstDesk desk, AibotClient client) throws Exception {
        AccountId account = desk.desk.trading().account().get().orElseThrow().id();
        List<FillView> fills = client.orders().fills(account, 100);
        BurstDesk.await(
                "fills are missing",
                () ->
                        desk.desk.trading().fills().get().stream()
                                .map(FillView::id)
                                .toList()
                                .containsAll(fills.stream().map(FillView::id).toList()));
        assertThat(fills.stream().map(FillView::quantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0.02");
        List<OrderView> shown = desk.desk.trading().orders().get();
        for (OrderView order : shown) {
            assertThat(client.orders().order(order.id()).status()).isEqualTo(order.status());
        }
        assertThat(client.orders().working(account)).isEmpty();
    }

    /** Every queue that is watched stayed below its bound, and no reader was found too slow. */
    private static void nothingDropped(BurstDesk desk, AibotClient client) {
        SystemHealth health = client.operations().health();
        StreamHealth streams = Objects.requireNonNull(health.streams());
        assertThat(streams.dropped()).isZero();
        assertThat(streams.slowConsumerCloses()).isZero();
        assertThat(health.queues())
                .allSatisfy(queue -> assertThat(queue.refused()).as(queue.name()).isZero());
        assertThat(desk.focus().trades().dropped()).isZero();
    }
}
