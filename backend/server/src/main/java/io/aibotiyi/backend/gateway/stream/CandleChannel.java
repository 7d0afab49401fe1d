package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CANDLES: one topic per instrument and timeframe. Confined to the hub. */
final class CandleChannel implements StreamHub.Ticker {

    private static final long LATEST = EpochNanos.of(Instant.parse("2200-01-01T00:00:00Z"));

    private final StreamHub hub;
    private final MarketData markets;
    private final Map<Key, Chart> charts = new HashMap<>();
    private final Map<Subscriber, Key> places = new HashMap<>();

    private record Key(InstrumentId instrument, Timeframe timeframe) {}

    /**
     * Takes candles on the feed's thread: of each open time the newest, at most as many as kept.
     */
    private static final class Intake {
        private TreeMap<Long, Candle> candles = new TreeMap<>();

        synchronized void put(Candle candle) {
            candles.put(candle.openTime(), candle);
            if (candles.size() > CandleSeries.LENGTH) {
                candles.pollFirstEntry();
            }
        }

        synchronized Collection<Candle> take() {
            if (candles.isEmpty()) {
                return List.of();
            }
            Collection<Candle> taken = candles.values();
            candles = new TreeMap<>();
            return taken;
        }
    }

    private static final class Chart {
        final ConflatedTopic<CandleSeries> topic;
        Intake intake;
        MarketData.Subscription subscription;
        boolean seeded;
        boolean lost;

        Chart(Instrument instrument, Intake intake, MarketData.Subscription subscription) {
            this.topic = new ConflatedTopic<>(new CandleSeries.Frames(instrument));
            this.intake = intake;
            this.subscription = subscription;
        }
    }

    CandleChannel(StreamHub hub, MarketData markets) {
        this.hub = hub;
        this.markets = markets;
    }

    void open(
            Instrument instrument, Timeframe timeframe, long id, StreamConnection to, long number) {
        ConflatedSubscriber<CandleSeries> subscriber =
                new ConflatedSubscriber<>(to, number, new CandleSeries.Frames(instrument));
        if (to.accepted(id, subscriber)) {
            hub.execute(batch ->
                    join(instrument, new Key(instrument.id(), timeframe), subscriber, batch));
        }
    }

    private void join(
            Instrument instrument,
            Key key,
            ConflatedSubscriber<CandleSeries> subscriber,
            LoopBatch batch) {
        Chart chart = charts.get(key);
        if (chart == null) {
            Intake intake = new Intake();
            chart =
                    new Chart(
                            instrument,
                            intake,
                            markets.subscribeCandles(
                                    key.instrument(), key.timeframe(), intake::put));
            charts.put(key, chart);
            seed(key, chart);
        }
        places.put(subscriber, key);
        chart.topic.join(subscriber, batch);
    }

    private void seed(Key key, Chart chart) {
        hub.block(() -> {
            try {
                List<Candle> past =
                        markets.candles(
                                key.instrument(), key.timeframe(), 0, LATEST, CandleSeries.LENGTH);
                hub.execute(batch -> {
                    chart.seeded = true;
                    // what came while the past was read is newer than it
                    CandleSeries series = new CandleSeries(past).with(chart.intake.take());
                    chart.topic.publish(series, batch);
                });
            } catch (UnknownInstrumentException e) {
                abandon(key, Problem.of(ErrorCode.UNKNOWN_INSTRUMENT, e.getMessage(), null));
            } catch (RuntimeException e) {
                abandon(
                        key,
                        Problem.of(
                                ErrorCode.FEED_UNAVAILABLE,
                                "The past candles could not be read; subscribe again.",
                                null));
                throw e;
            }
        });
    }

    /**
     * Candles of a feed that was not live are read anew when it is: it may have come back as
     * another one, or at another time.
     */
    void feedChanged(FeedStatus status) {
        charts.forEach((key, chart) -> {
            if (!key.instrument().equals(status.instrument())) {
                return;
            }
            if (status.state() != FeedState.LIVE) {
                chart.lost = true;
            } else if (chart.lost) {
                chart.lost = false;
                chart.seeded = false;
                chart.subscription.close();
                chart.intake = new Intake();
                chart.subscription =
                        markets.subscribeCandles(
                                key.instrument(), key.timeframe(), chart.intake::put);
                seed(key, chart);
            }
        });
    }

    private void abandon(Key key, Problem problem) {
        hub.execute(batch -> {
            List<Subscriber> all = new ArrayList<>();
            places.forEach((s, k) -> {
                if (k.equals(key)) {
                    all.add(s);
                }
            });
            for (Subscriber s : all) {
                leave(s);
                s.connection().loop().execute(() -> s.connection().ended(s, problem));
            }
        });
    }

    @SuppressWarnings("unchecked")
    void leave(Subscriber subscriber) {
        Key key = places.remove(subscriber);
        Chart chart = key == null ? null : charts.get(key);
        if (chart != null && chart.topic.leave((ConflatedSubscriber<CandleSeries>) subscriber)) {
            charts.remove(key);
            chart.subscription.close();
        }
    }

    @Override
    public void tick(LoopBatch batch, long nanoTime) {
        for (Chart chart : charts.values()) {
            CandleSeries before = chart.topic.published();
            if (!chart.seeded || before == null) {
                continue;
            }
            Collection<Candle> changes = chart.intake.take();
            if (!changes.isEmpty()) {
                chart.topic.publish(before.with(changes), batch);
            }
        }
    }
}
