package io.aibotiyi.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.venues.Feature;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.stub.Fast;
import io.aibotiyi.venues.stub.Recorder;
import io.aibotiyi.venues.trading.TradingSettings;
import io.aibotiyi.xchange.StubRest.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every exchange reached through XChange keeps, on XChange's own parsing of the messages of a
 * stub: in the end the client's book is the exchange's, and a book that could not be asked for is
 * lost.
 */
abstract class MarketContract {

    static final Duration TIMEOUT = Duration.ofSeconds(2);

    final StubMarket market = new StubMarket(7);
    final Recorder recorder = new Recorder();
    StubRest stub;
    XChangeVenue venue;
    InstrumentRules btc;

    private final Connector connector;
    private final String bookPath;
    private final String instrumentsPath;

    /**
     * @param bookPath part of the path of a question for a book
     */
    MarketContract(Connector connector, String bookPath, String instrumentsPath) {
        this.connector = connector;
        this.bookPath = bookPath;
        this.instrumentsPath = instrumentsPath;
    }

    abstract StubRest.Handler exchange();

    static TradingSettings fast() {
        TradingSettings usual = Fast.trading();
        return new TradingSettings(
                usual.stream(),
                TIMEOUT,
                usual.budgetPatience(),
                usual.resolvePatience(),
                usual.queryEvery(),
                usual.fillGrace(),
                usual.maxWorking());
    }

    @BeforeEach
    void open() throws Exception {
        stub = new StubRest(exchange());
        venue =
                new XChangeVenue(
                        new Unlimited(connector),
                        new XChangeSettings(
                                stub.address(),
                                Duration.ofMillis(30),
                                100,
                                Duration.ofMillis(50),
                                fast()),
                        new Random(1));
        btc =
                venue.instruments().stream()
                        .filter(rules -> rules.instrument().baseAsset().equals("BTC"))
                        .findFirst()
                        .orElseThrow();
    }

    @AfterEach
    void close() throws IOException {
        venue.close();
        stub.close();
        assertThat(recorder.faults()).isEmpty();
    }

    MarketStream stream() {
        MarketStream stream =
                venue.stream(
                        List.of(btc), Set.of(MarketChannel.BOOK, MarketChannel.TRADES), recorder);
        Fast.await(recorder::live, () -> "not live: " + recorder.states());
        return stream;
    }

    void awaitSameBook() {
        Fast.await(
                () -> recorder.bookText(btc.instrument(), 100).equals(market.bookText()),
                () ->
                        recorder.bookText(btc.instrument(), 100)
                                + " instead of "
                                + market.bookText());
    }

    @Test
    void followsTheExchangesBook() {
        MarketStream stream = stream();
        for (int i = 0; i < 40; i++) {
            market.move();
            if (i % 8 == 0) {
                awaitSameBook();
            }
        }
        awaitSameBook();
        assertThat(recorder.joins()).isEqualTo(1);
        assertThat(recorder.losses()).isZero();
        assertThat(stream.counters().connects()).isEqualTo(1);
        assertThat(venue.capabilities().features())
                .contains(Feature.BOOK_SNAPSHOTS)
                .doesNotContain(Feature.BOOK_SEQUENCE, Feature.BOOK_CHECKSUM);
    }

    /** Those of before the stream are past; after it each is told once, rising. */
    @Test
    void tellsEachTradeOnce() {
        market.trade();
        stream();
        for (int i = 0; i < 5; i++) {
            market.trade();
            market.trade();
            long last = market.lastPrint();
            Fast.await(
                    () -> recorder.lastTrade(btc.id()) == last,
                    () -> recorder.lastTrade(btc.id()) + " instead of " + last);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void losesTheBookThatCouldNotBeAskedForAndFindsItAgain(Fault fault) {
        MarketStream stream = stream();
        stub.failNext(fault, bookPath);
        Fast.await(() -> recorder.losses() == 1, () -> fault + " did not lose the book");
        Fast.await(recorder::live, () -> "not live again: " + recorder.states());
        market.move();
        awaitSameBook();
        assertThat(recorder.states()).contains(FeedState.DISCONNECTED);
        assertThat(stream.counters().booksLost()).isEqualTo(1);
        assertThat(stream.counters().malformed()).isBetween(fault == Fault.GARBAGE ? 1L : 0L, 1L);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void saysWhyItHasNoMarketsAndBlocksNobody(Fault fault) throws Exception {
        stub.failNext(fault, instrumentsPath);
        long began = System.nanoTime();
        VenueException refusal =
                catchThrowableOfType(VenueException.class, () -> venue.instruments());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.plusSeconds(3));
        assertThat(refusal).hasMessageContaining(venue.id().name());
        assertThat(refusal.error())
                .isIn(
                        switch (fault) {
                            case SERVER_ERROR, CUT, DRIP, SILENCE ->
                                    Set.of(VenueError.OUTCOME_UNKNOWN);
                            case TOO_MANY_REQUESTS -> Set.of(VenueError.RATE_LIMITED);
                            case GARBAGE -> Set.of(VenueError.MALFORMED_ANSWER);
                            // to XChange it may look like an error of the exchange's
                            case OTHER_JSON ->
                                    Set.of(VenueError.MALFORMED_ANSWER, VenueError.OUTCOME_UNKNOWN);
                        });
        if (fault == Fault.TOO_MANY_REQUESTS) {
            assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(1));
            long held = System.nanoTime();
            assertThat(venue.instruments()).isNotEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - held))
                    .isGreaterThan(Duration.ofMillis(800));
        }
    }

    @Test
    void saysThatNobodyListens() {
        stub.close();
        assertThat(catchThrowableOfType(VenueException.class, () -> venue.instruments()).error())
                .isEqualTo(VenueError.UNAVAILABLE);
    }

    @Test
    void tellsNothingOnceClosed() {
        MarketStream stream = stream();
        stream.close();
        String before = recorder.bookText(btc.instrument(), 100);
        int asked = stub.requests().size();
        for (int i = 0; i < 10; i++) {
            market.move();
        }
        assertThat(recorder.bookText(btc.instrument(), 100)).isEqualTo(before);
        assertThat(stub.requests().size()).isLessThanOrEqualTo(asked + 1);
    }

    @Test
    void aSlowListenerSlowsTheQuestionsDown() {
        MarketStream stream = stream();
        recorder.pause(100);
        long before = stream.counters().messages();
        for (int i = 0; i < 5; i++) {
            market.move();
            awaitSameBook();
        }
        recorder.pause(0);
        assertThat(stream.counters().messages() - before).isLessThan(60);
        assertThat(recorder.joins()).isEqualTo(1);
    }

    @Test
    void aListenerThatFailsLosesTheBookAndIsToldItAnew() {
        MarketStream stream = stream();
        recorder.failNext();
        market.move();
        Fast.await(() -> recorder.losses() == 1, () -> "not lost: " + recorder.states());
        Fast.await(recorder::live, () -> "not live again: " + recorder.states());
        awaitSameBook();
        market.move();
        awaitSameBook();
        assertThat(recorder.states())
                .containsExactly(
                        FeedState.CONNECTING, FeedState.LIVE, FeedState.RESYNCING, FeedState.LIVE);
        assertThat(stream.counters().connects()).isEqualTo(2);
    }

    @Test
    void hasNoBestPricesApartFromTheBook() {
        assertThatThrownBy(() -> venue.stream(List.of(btc), Set.of(MarketChannel.TICKER), recorder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("best prices");
    }
}
