package io.aibotiyi.backend.marketdata.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.backend.marketdata.feed.PastCandles;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.VenueOrder;
import io.aibotiyi.venues.book.L2Book;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaperVenueTest {

    private static final InstrumentId BTC = InstrumentId.parse("any:BTC-USD");

    private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC(), new Random(1));
    private final List<ExecutionReport> reports = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-05T12:00:00Z");
    private final PaperVenue venue = new PaperVenue(BTC.venue(), Duration.ofMillis(100), () -> now);
    private final LiveMarket market =
            new LiveMarket(
                    new Instrument(BTC, "BTC", "USD", 2, 4, 1, 1, BigDecimal.ZERO),
                    PastCandles.NONE,
                    new MarketDataHub(Optional::empty),
                    () -> now,
                    venue,
                    "run");

    @BeforeEach
    void open() {
        venue.reportTo(reports::add);
        L2Book book = new L2Book();
        book.set(Side.BUY, 9_900, 50_000);
        book.set(Side.SELL, 10_000, 50_000);
        market.joined(book, 1, 0);
    }

    private VenueOrder buy(InstrumentId instrument) {
        return new VenueOrder(
                new OrderId(ids.next()),
                instrument,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                10_000,
                20_000);
    }

    private void execute() {
        venue.execute(Map.of(BTC, market));
    }

    @Test
    void anOrderMeetsTheBookOfTheTimeAtWhichItArrives() {
        assertThat(venue.submit(buy(BTC))).isTrue();
        now = now.plusMillis(99);
        execute();
        assertThat(reports).isEmpty();
        L2Book moved = new L2Book();
        moved.set(Side.BUY, 9_700, 50_000);
        moved.set(Side.SELL, 9_800, 50_000);
        market.joined(moved, 2, 0);
        now = now.plusMillis(1);
        execute();
        assertThat(reports).hasSize(2);
        assertThat(reports.getFirst()).isInstanceOf(ExecutionReport.Accepted.class);
        assertThat(reports.getLast())
                .isInstanceOfSatisfying(
                        ExecutionReport.Filled.class,
                        filled -> {
                            assertThat(filled.price()).isEqualTo(9_800);
                            assertThat(filled.remaining()).isZero();
                        });
    }

    @Test
    void aCancelIsOnItsWayAsLongAsAnOrder() {
        VenueOrder order =
                new VenueOrder(
                        new OrderId(ids.next()),
                        BTC,
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        9_000,
                        20_000);
        venue.submit(order);
        venue.cancel(BTC, order.id());
        now = now.plusMillis(100);
        execute();
        assertThat(reports)
                .extracting(Object::getClass)
                .containsExactly(ExecutionReport.Accepted.class, ExecutionReport.Cancelled.class);
    }

    @Test
    void refusesAMarketThatIsNotStreamed() {
        InstrumentId other = InstrumentId.parse("any:ETH-USD");
        venue.submit(buy(other));
        now = now.plusMillis(100);
        execute();
        assertThat(reports.getFirst())
                .isInstanceOfSatisfying(
                        ExecutionReport.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("any:ETH-USD"));
    }

    @Test
    void takesNothingWhenItsQueueIsFullOrItIsClosed() {
        for (int i = 0; i < PaperVenue.QUEUE; i++) {
            assertThat(venue.submit(buy(BTC))).isTrue();
        }
        assertThat(venue.submit(buy(BTC))).isFalse();
        assertThat(venue.cancel(BTC, new OrderId(ids.next()))).isFalse();
        now = now.plusMillis(100);
        execute();
        assertThat(venue.submit(buy(BTC))).isTrue();
        venue.close();
        assertThat(venue.submit(buy(BTC))).isFalse();
    }

    @Test
    void whatCannotRestIsRejectedWhileTheBookIsLost() {
        market.lost("a gap");
        VenueOrder order =
                new VenueOrder(
                        new OrderId(ids.next()),
                        BTC,
                        Side.BUY,
                        OrderType.MARKET,
                        TimeInForce.IOC,
                        0,
                        20_000);
        venue.submit(order);
        now = now.plusMillis(100);
        execute();
        assertThat(reports.getFirst()).isInstanceOf(ExecutionReport.Rejected.class);
    }
}
