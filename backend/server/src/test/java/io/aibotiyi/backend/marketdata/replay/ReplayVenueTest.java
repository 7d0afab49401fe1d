package io.aibotiyi.backend.marketdata.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.MarketListener;
import io.aibotiyi.backend.marketdata.capture.SyntheticCapture;
import io.aibotiyi.backend.marketdata.capture.SyntheticCapture.Dialect;
import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Replays.Action;
import io.aibotiyi.protocol.Replays.ReplayCommand;
import io.aibotiyi.protocol.Replays.ReplayView;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayVenueTest {

    private static final InstrumentId BTC = InstrumentId.parse("replay:BTCUSDT");

    @TempDir Path folder;

    private final MarketDataHub hub = new MarketDataHub(Optional::empty);
    private final ReplayVenue venue =
            new ReplayVenue(hub, new TimeOrderedIds(() -> Instant.EPOCH, new Random(1)));
    private final List<ExecutionReport> reports = new ArrayList<>();
    private Path file = Path.of("");
    private long now;

    @BeforeEach
    void record() throws IOException {
        List<String> lines = new SyntheticCapture(Dialect.SPOT, "BTCUSDT", 8).lines(2_000, 400);
        file = Files.write(folder.resolve("capture"), lines);
        venue.reportTo(reports::add);
    }

    private ReplayView open() throws IOException {
        return venue.open(Recording.scan(file));
    }

    private void run(Duration time) {
        long end = now + time.toNanos();
        while (now < end) {
            now += 25_000_000;
            venue.step(now);
        }
    }

    private ReplayView command(
            ReplayView replay,
            Action action,
            @org.jspecify.annotations.Nullable String speed,
            @org.jspecify.annotations.Nullable Instant position) {
        BigDecimal decimal = speed == null ? null : new BigDecimal(speed);
        return venue.command(replay.id(), new ReplayCommand(action, decimal, position), now);
    }

    private FeedStatus feed() {
        return hub.feeds().getFirst();
    }

    @Test
    void opensPausedAtTheBeginningWithNeatUnits() throws IOException {
        ReplayView replay = open();
        assertThat(replay.playing()).isFalse();
        assertThat(replay.position()).isEqualTo(replay.start());
        assertThat(replay.instruments()).containsExactly(BTC);
        assertThat(hub.mode(BTC)).isEqualTo(TradingMode.REPLAY);
        assertThat(feed().state()).isEqualTo(FeedState.PAUSED);
        Instrument btc = hub.instrument(BTC).orElseThrow();
        assertThat(btc.priceScale()).isEqualTo(2);
        assertThat(btc.quantityScale()).isEqualTo(3);
        assertThat(btc.baseAsset()).isEqualTo("BTC");
        assertThat(btc.quoteAsset()).isEqualTo("USDT");
        run(Duration.ofSeconds(2));
        assertThat(venue.list().getFirst().position()).isEqualTo(replay.start());
    }

    @Test
    void playsAtTheSpeedThatWasAsked() throws IOException {
        ReplayView replay = open();
        command(replay, Action.SPEED, "10", null);
        command(replay, Action.PLAY, null, null);
        run(Duration.ofSeconds(2));
        ReplayView after = venue.list().getFirst();
        assertThat(Duration.between(replay.start(), after.position()))
                .isBetween(Duration.ofMillis(19_900), Duration.ofMillis(20_100));
        assertThat(feed().state()).isEqualTo(FeedState.LIVE);
        assertThat(feed().latencyNanos()).as("negative latency is data").isNegative();
        assertThat(hub.book(BTC, 5)).isPresent();
        command(replay, Action.PAUSE, null, null);
        BookSnapshot paused = hub.book(BTC, 100).orElseThrow();
        run(Duration.ofSeconds(5));
        assertThat(hub.book(BTC, 100)).contains(paused);
        assertThat(feed().state()).isEqualTo(FeedState.PAUSED);
    }

    @Test
    void seekingGivesTheSameBookAsPlayingThere() throws IOException {
        ReplayView replay = open();
        command(replay, Action.SPEED, "50", null);
        command(replay, Action.PLAY, null, null);
        run(Duration.ofSeconds(1));
        ReplayView there = command(replay, Action.PAUSE, null, null);
        BookSnapshot played = hub.book(BTC, 1_000).orElseThrow();
        List<Trade> trades = hub.recentTrades(BTC, 10_000);
        long at = EpochNanos.of(there.position());
        var candles = hub.candles(BTC, Timeframe.S1, 0, at, 10_000);

        command(replay, Action.SEEK, null, there.end());
        assertThat(hub.book(BTC, 1_000)).isNotEqualTo(Optional.of(played));
        List<BookSnapshot> heard = new ArrayList<>();
        hub.subscribe(
                BTC,
                new MarketListener() {
                    @Override
                    public void bookSnapshot(BookSnapshot snapshot) {
                        heard.add(snapshot);
                    }
                });
        run(Duration.ofMillis(50));
        command(replay, Action.SEEK, null, there.position());
        assertThat(hub.book(BTC, 1_000)).contains(played);
        assertThat(hub.recentTrades(BTC, 10_000)).isEqualTo(trades);
        assertThat(hub.candles(BTC, Timeframe.S1, 0, at, 10_000)).isEqualTo(candles);
        assertThat(heard.getLast()).isEqualTo(played);
        assertThat(feed().state()).isEqualTo(FeedState.PAUSED);
    }

    @Test
    void endsPausedAndCanBePlayedAgain() throws IOException {
        ReplayView replay = open();
        command(replay, Action.SPEED, "1000", null);
        command(replay, Action.PLAY, null, null);
        run(Duration.ofSeconds(3));
        ReplayView end = venue.list().getFirst();
        assertThat(end.finished()).isTrue();
        assertThat(end.playing()).isFalse();
        assertThat(end.position()).isEqualTo(end.end());
        assertThat(feed().note()).isEqualTo("the recording has ended");
        ReplayView back = command(replay, Action.SEEK, null, replay.start());
        assertThat(back.finished()).isFalse();
        assertThat(command(replay, Action.PLAY, null, null).playing()).isTrue();
    }

    private static VenueOrder order(long number, OrderType type, long price) {
        return new VenueOrder(
                new OrderId(new UUID(0, number)),
                BTC,
                Side.BUY,
                type,
                type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC,
                price,
                1);
    }

    @Test
    void ordersFillOnPaperAgainstTheRecordedBook() throws IOException {
        ReplayView replay = open();
        command(replay, Action.SEEK, null, replay.start().plusSeconds(10));
        long ask = hub.book(BTC, 1).orElseThrow().asks().getFirst().price();
        venue.submit(order(1, OrderType.MARKET, 0));
        run(Duration.ofMillis(50));
        assertThat(reports).hasSize(2);
        assertThat(reports.get(1))
                .isInstanceOfSatisfying(
                        ExecutionReport.Filled.class,
                        filled -> {
                            assertThat(filled.price()).isEqualTo(ask);
                            assertThat(filled.maker()).isFalse();
                        });
    }

    @Test
    void aSeekAndACloseCancelWorkingOrdersWithTheReason() throws IOException {
        ReplayView replay = open();
        command(replay, Action.SEEK, null, replay.start().plusSeconds(10));
        venue.submit(order(1, OrderType.LIMIT, 1));
        run(Duration.ofMillis(50));
        command(replay, Action.SEEK, null, replay.start().plusSeconds(5));
        assertThat(reports).hasSize(2);
        assertThat(reports.getLast())
                .isInstanceOfSatisfying(
                        ExecutionReport.Cancelled.class,
                        c -> assertThat(c.reason()).isEqualTo(ReplaySession.MOVED));
        venue.submit(order(2, OrderType.LIMIT, 1));
        run(Duration.ofMillis(50));
        venue.close(replay.id());
        assertThat(reports.getLast())
                .isInstanceOfSatisfying(
                        ExecutionReport.Cancelled.class,
                        c -> assertThat(c.reason()).isEqualTo("the replay was closed"));
        assertThat(hub.instruments()).isEmpty();
        venue.submit(order(3, OrderType.LIMIT, 1));
        run(Duration.ofMillis(50));
        assertThat(reports.getLast()).isInstanceOf(ExecutionReport.Rejected.class);
    }

    @Test
    void refusesWhatCannotBeDoneAndChangesNothing() throws IOException {
        ReplayView replay = open();
        assertThatThrownBy(this::open)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is being replayed from another recording");
        assertThatThrownBy(() -> command(replay, Action.SPEED, "0.01", null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("speed must be 0.1 to 1000");
        assertThatThrownBy(() -> command(replay, Action.SEEK, null, null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("position");
        assertThatThrownBy(() -> venue.close("no-such"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no-such");
        Path empty = Files.writeString(folder.resolve("empty"), "nothing here\n");
        assertThatThrownBy(() -> Recording.scan(empty))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("empty");
        assertThat(venue.list()).hasSize(1);
    }

    @Test
    void theThreadLetsOthersInAndEnds() {
        try (ReplayThread thread = new ReplayThread(venue)) {
            ReplayView replay = thread.open(file);
            assertThat(thread.list()).hasSize(1);
            assertThat(
                            thread.command(replay.id(), new ReplayCommand(Action.PLAY, null, null))
                                    .playing())
                    .isTrue();
            assertThatThrownBy(() -> thread.open(folder.resolve("missing")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("missing");
            thread.close(replay.id());
            assertThat(thread.list()).isEmpty();
        }
        assertThat(venue.submit(order(1, OrderType.MARKET, 0))).isFalse();
    }
}
