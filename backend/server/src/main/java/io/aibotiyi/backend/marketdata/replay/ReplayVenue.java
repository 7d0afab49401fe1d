package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.backend.marketdata.ReplayControl;
import io.aibotiyi.backend.marketdata.feed.InstrumentFeed;
import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.backend.marketdata.feed.PastCandles;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Replays.ReplayCommand;
import io.aibotiyi.protocol.Replays.ReplayView;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import io.aibotiyi.strategies.execution.PaperExecution;
import io.aibotiyi.strategies.execution.VenueAmendment;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The venue {@code replay}: every open recording, and paper execution against their books.
 *
 * <p>{@link #submit} and {@link #cancel} may come from any thread and wait in a queue of {@link
 * #QUEUE}; a full queue takes nothing. Everything else is for the one venue thread; {@link
 * ReplayThread} is the way in for others.
 */
final class ReplayVenue implements ExecutionVenue {

    /** Commands that may wait. */
    static final int QUEUE = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(ReplayVenue.class);
    private static final BigDecimal SLOWEST = new BigDecimal("0.1");
    private static final BigDecimal FASTEST = new BigDecimal("1000");

    /** Recorded markets may be quiet; this is for feeds that broke off while others went on. */
    private static final long STALE_AFTER = 30_000_000_000L;

    private final MarketDataHub hub;
    private final TimeOrderedIds ids;
    private final Map<String, ReplaySession> sessions = new LinkedHashMap<>();
    private final Map<InstrumentId, ReplayMarket> marketOf = new HashMap<>();
    private final Map<InstrumentId, ReplaySession> sessionOf = new HashMap<>();
    private final ArrayBlockingQueue<Runnable> commands = new ArrayBlockingQueue<>(QUEUE);
    private final ArrayDeque<ExecutionReport> reports = new ArrayDeque<>();
    private volatile @Nullable ExecutionListener listener;
    private volatile boolean closed;
    private volatile Runnable wakeUp = () -> {};

    ReplayVenue(MarketDataHub hub, TimeOrderedIds ids) {
        this.hub = hub;
        this.ids = ids;
    }

    void onCommand(Runnable action) {
        wakeUp = action;
    }

    boolean isIdle() {
        return sessions.isEmpty();
    }

    // recordings

    ReplayView open(Recording recording) {
        if (sessions.size() == ReplayControl.MAX_OPEN) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED,
                    ReplayControl.MAX_OPEN + " replays are open already: close one first");
        }
        String id = ids.next().toString();
        Map<InstrumentId, ReplayMarket> markets = new LinkedHashMap<>();
        List<InstrumentId> names = new ArrayList<>();
        recording
                .markets()
                .forEach((source, recorded) -> {
                    Instrument instrument = recorded.instrument(freeSymbol(source, names));
                    names.add(instrument.id());
                    markets.put(source, market(id, recording, recorded, instrument));
                });
        try {
            ReplaySession session = new ReplaySession(id, recording, markets, names);
            session.begin();
            for (ReplayMarket market : markets.values()) {
                InstrumentId instrument = market.feed().instrument().id();
                sessionOf.put(instrument, session);
                marketOf.put(instrument, market);
                hub.add(market.feed());
            }
            sessions.put(id, session);
            return session.view();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static ProblemException unreadable(IOException e) {
        return new ProblemException(
                ErrorCode.INVALID_FIELD, String.valueOf(e.getMessage()), "file");
    }

    /** The recorded name, with its venue where two markets of one recording share it. */
    private Symbol freeSymbol(InstrumentId source, List<InstrumentId> taken) {
        Symbol symbol = source.symbol();
        if (taken.contains(new InstrumentId(VenueId.REPLAY, symbol))) {
            symbol =
                    Symbol.of(symbol.name() + "." + source.venue().name().toUpperCase(Locale.ROOT));
        }
        InstrumentId id = new InstrumentId(VenueId.REPLAY, symbol);
        if (marketOf.containsKey(id)) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED,
                    id + " is being replayed from another recording: close that replay first",
                    "file");
        }
        return symbol;
    }

    private ReplayMarket market(
            String id, Recording recording, RecordedMarket recorded, Instrument instrument) {
        InstrumentFeed feed =
                new InstrumentFeed(
                        instrument,
                        TradingMode.REPLAY,
                        PastCandles.NONE,
                        Timeframe.S1.floor(recording.start()),
                        STALE_AFTER,
                        hub::changed);
        return new ReplayMarket(recorded, feed, new ReplayOrders(instrument, id, reports::add));
    }

    List<ReplayView> list() {
        return sessions.values().stream().map(ReplaySession::view).toList();
    }

    /**
     * @param now monotonic nanoseconds
     */
    ReplayView command(String id, ReplayCommand command, long now) {
        ReplaySession session = session(id);
        try {
            switch (command.action()) {
                case PLAY -> session.play(now);
                case PAUSE -> session.pause();
                case SPEED -> session.speed(speed(command), now);
                case SEEK -> {
                    if (command.position() == null) {
                        throw missing("position", "a time within the recording");
                    }
                    session.seek(EpochNanos.of(command.position()), now);
                }
            }
        } catch (ArithmeticException e) {
            throw missing("position", "a time within the recording");
        } catch (IOException e) {
            throw unreadable(e);
        }
        tell();
        return session.view();
    }

    private static BigDecimal speed(ReplayCommand command) {
        BigDecimal speed = command.speed();
        if (speed == null || speed.compareTo(SLOWEST) < 0 || speed.compareTo(FASTEST) > 0) {
            throw missing("speed", SLOWEST + " to " + FASTEST + " recorded seconds per second");
        }
        return speed;
    }

    private static ProblemException missing(String field, String wanted) {
        return new ProblemException(ErrorCode.INVALID_FIELD, field + " must be " + wanted, field);
    }

    private ReplaySession session(String id) {
        ReplaySession session = sessions.get(id);
        if (session == null) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "No replay '" + id + "' is open");
        }
        return session;
    }

    void close(String id) {
        end(session(id), "the replay was closed");
        tell();
    }

    private void end(ReplaySession session, String reason) {
        sessions.values().remove(session);
        sessionOf.values().removeIf(s -> s.equals(session));
        try {
            session.close(reason);
        } catch (IOException e) {
            LOG.warn("A recording could not be closed: {}", e.getMessage());
        }
        for (ReplayMarket market : session.markets()) {
            marketOf.remove(market.feed().instrument().id());
            hub.remove(market.feed().instrument().id());
        }
    }

    /**
     * Ends everything; takes nothing more and reports nothing more: whoever keeps orders finds at
     * its next start that their markets are gone.
     */
    void closeAll() {
        closed = true;
        for (ReplaySession session : List.copyOf(sessions.values())) {
            end(session, "the backend stops");
        }
        reports.clear();
    }

    /** Executes what waits and plays what is due. */
    void step(long now) {
        for (ReplaySession session : List.copyOf(sessions.values())) {
            try {
                session.step(now);
            } catch (IOException e) {
                LOG.warn("A replay ends because its recording cannot be read on", e);
                end(session, "the recording cannot be read on: " + e.getMessage());
            }
        }
        for (int left = QUEUE; left > 0; left--) {
            Runnable command = commands.poll();
            if (command == null) {
                break;
            }
            command.run();
        }
        tell();
    }

    // execution

    private void execute(VenueOrder order) {
        ReplayMarket market = marketOf.get(order.instrument());
        ReplaySession session = sessionOf.get(order.instrument());
        if (market == null || session == null) {
            reports.add(
                    new ExecutionReport.Rejected(
                            order.id(),
                            order.instrument(),
                            0,
                            "no open replay has " + order.instrument()));
        } else {
            market.orders().execution().submit(order, session.position());
        }
    }

    private void withdraw(InstrumentId instrument, OrderId order) {
        ReplayMarket market = marketOf.get(instrument);
        ReplaySession session = sessionOf.get(instrument);
        if (market == null || session == null) {
            reports.add(
                    new ExecutionReport.CancelRejected(
                            order, instrument, 0, "no open replay has " + instrument));
        } else {
            market.orders().execution().cancel(order, session.position());
        }
    }

    private void execute(VenueAmendment amendment) {
        ReplayMarket market = marketOf.get(amendment.instrument());
        ReplaySession session = sessionOf.get(amendment.instrument());
        if (market == null || session == null) {
            reports.add(
                    new ExecutionReport.AmendRejected(
                            amendment.order(),
                            amendment.instrument(),
                            0,
                            "no open replay has " + amendment.instrument()));
        } else {
            market.orders().execution().amend(amendment, session.position());
        }
    }

    /** Reports go out after the market's call returned: a listener may send commands at once. */
    private void tell() {
        if (reports.isEmpty()) {
            return;
        }
        ExecutionListener receiver =
                Objects.requireNonNull(listener, "reportTo comes before the first command");
        for (ExecutionReport report = reports.poll(); report != null; report = reports.poll()) {
            receiver.report(report);
        }
    }

    @Override
    public VenueId id() {
        return VenueId.REPLAY;
    }

    @Override
    public VenueCapabilities capabilities() {
        return PaperExecution.CAPABILITIES.ofThePast();
    }

    @Override
    public void reportTo(ExecutionListener receiver) {
        listener = receiver;
    }

    @Override
    public boolean submit(VenueOrder order) {
        return offer(() -> execute(order));
    }

    @Override
    public boolean cancel(InstrumentId instrument, OrderId order) {
        return offer(() -> withdraw(instrument, order));
    }

    @Override
    public boolean amend(VenueAmendment amendment) {
        return offer(() -> execute(amendment));
    }

    private boolean offer(Runnable command) {
        if (closed || !commands.offer(command)) {
            return false;
        }
        wakeUp.run();
        return true;
    }
}
