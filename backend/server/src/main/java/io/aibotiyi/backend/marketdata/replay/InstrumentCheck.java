package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.backend.marketdata.ReplayReport.InstrumentReport;
import io.aibotiyi.backend.marketdata.capture.CaptureMessage;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.venues.book.ChecksumBook;
import io.aibotiyi.venues.book.DepthListener;
import io.aibotiyi.venues.book.DepthRules;
import io.aibotiyi.venues.book.DepthSynchronizer;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.book.SyncState;

/** One instrument's book and counts. */
final class InstrumentCheck implements DepthListener {

    private final InstrumentId id;
    private final boolean spot;
    private final L2Book book = new L2Book();
    private final DepthSynchronizer numbered;
    private final ChecksumBook proved = new ChecksumBook(book, this);
    private final TickerWindow tickers = new TickerWindow();

    private long depthUpdates;
    private long snapshots;
    private long repeats;
    private long trades;
    private long aggregateTrades;
    private long repeatedTrades;
    private long sequenceGaps;
    private long tradeGaps;
    private long bookTickers;
    private long liveUpdates;
    private long lastUpdate = -1;
    private long lastTrade = -1;
    private long lastAggregate = -1;
    private boolean checksums;

    InstrumentCheck(InstrumentId id) {
        this.id = id;
        this.spot = id.venue().equals(CaptureMessage.BINANCE);
        this.numbered =
                new DepthSynchronizer(
                        spot ? DepthRules.BINANCE_SPOT : DepthRules.BINANCE_FUTURES, book, this);
    }

    InstrumentId id() {
        return id;
    }

    void take(CaptureMessage message) {
        switch (message.kind()) {
            case DEPTH_UPDATE -> depth(message);
            case DEPTH_SNAPSHOT -> snapshot(message);
            case BOOK_TICKER -> ticker(message);
            case TRADE -> trade(message);
            case AGGREGATE_TRADE -> aggregate(message);
            case CHECKSUM_SNAPSHOT -> {
                checksums = true;
                snapshots++;
                proved.snapshot(message.bids(), message.asks(), message.depth());
            }
            case CHECKSUM_UPDATE -> {
                checksums = true;
                depthUpdates++;
                proved.update(message.bids(), message.asks(), message.checksum());
            }
            case OTHER -> {}
        }
    }

    void snapshot(CaptureMessage message) {
        snapshots++;
        numbered.snapshot(message.lastUpdateId(), message.bids(), message.asks());
    }

    private void depth(CaptureMessage message) {
        depthUpdates++;
        if (message.lastUpdateId() <= lastUpdate) {
            repeats++;
        } else {
            boolean gap =
                    spot
                            ? message.firstUpdateId() > lastUpdate + 1
                            : message.previousUpdateId() != lastUpdate;
            sequenceGaps += gap && lastUpdate >= 0 ? 1 : 0;
            lastUpdate = message.lastUpdateId();
        }
        numbered.update(
                message.firstUpdateId(),
                message.lastUpdateId(),
                message.previousUpdateId(),
                message.bids(),
                message.asks());
    }

    private void ticker(CaptureMessage message) {
        bookTickers++;
        tickers.add(message);
        if (numbered.isLive() && numbered.sequence() == message.lastUpdateId()) {
            tickers.compare(numbered.sequence(), book);
        }
    }

    private void trade(CaptureMessage message) {
        trades++;
        if (message.tradeId() <= lastTrade) {
            repeatedTrades++;
        } else {
            tradeGaps += lastTrade >= 0 && message.tradeId() != lastTrade + 1 ? 1 : 0;
            lastTrade = message.tradeId();
        }
    }

    private void aggregate(CaptureMessage message) {
        aggregateTrades++;
        if (message.tradeId() <= lastAggregate) {
            repeatedTrades++;
        } else {
            tradeGaps += lastAggregate >= 0 && message.tradeId() != lastAggregate + 1 ? 1 : 0;
            lastAggregate = message.tradeId();
        }
    }

    @Override
    public void joined(long sequence) {
        tickers.compare(sequence, book);
    }

    @Override
    public void changed(long previous, long sequence, LevelBuffer bids, LevelBuffer asks) {
        liveUpdates++;
        tickers.compare(sequence, book);
    }

    @Override
    public void lost(String reason) {}

    InstrumentReport report() {
        SyncState state = checksums ? proved.state() : numbered.state();
        return new InstrumentReport(
                id,
                depthUpdates,
                snapshots,
                repeats,
                trades,
                aggregateTrades,
                repeatedTrades,
                sequenceGaps,
                tradeGaps,
                numbered.crossings() + proved.crossings(),
                proved.compared(),
                proved.matched(),
                bookTickers,
                tickers.compared(),
                tickers.matched(),
                numbered.losses() + proved.losses(),
                liveUpdates,
                state instanceof SyncState.Live,
                note(state));
    }

    private String note(SyncState state) {
        if (depthUpdates + snapshots == 0) {
            return "no book in this capture";
        }
        return switch (state) {
            case SyncState.Live(var sequence) when numbered.beyondSnapshotSince() > 0 ->
                    "from update "
                            + numbered.beyondSnapshotSince()
                            + " the market was beyond the prices that the snapshot covered:"
                            + " levels unchanged since are unknown there";
            case SyncState.Live(var sequence) -> "";
            case SyncState.Awaiting(var reason) ->
                    snapshots == 0
                            ? "no snapshot in this capture: only the sequence could be checked,"
                                    + " there is no book to compare"
                            : "the book is not valid at the end: " + reason;
        };
    }
}
