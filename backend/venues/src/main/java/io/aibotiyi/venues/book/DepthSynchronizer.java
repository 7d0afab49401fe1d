package io.aibotiyi.venues.book;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a book exact from snapshots and numbered differences, and says when it is not.
 *
 * <p>Life: awaiting a snapshot, with differences kept in order of their ids → live once a snapshot
 * and the differences after it join → awaiting again at once when a difference is missing or the
 * book crosses. While awaiting, the book is empty. Where a source has only one snapshot (many
 * recorded captures), a book lost after it stays lost to the end, and {@link #state()} says so:
 * nothing is guessed back to life.
 *
 * <p>A difference that the book already holds is ignored, so repeats are harmless. A snapshot that
 * comes while the book is live is ignored: the book is exact already.
 *
 * <p>A snapshot as large as one of the venue's page sizes was cut there: prices beyond its last
 * level are known only where they changed since. The venue's rules call such a book exact, and so
 * does this class; {@link #beyondSnapshotSince()} tells when the best price first passed the cut.
 *
 * <p>At most {@link #MAX_BUFFERED} differences are kept; beyond that the oldest goes, and a
 * snapshot older than the rest does not join. Not thread-safe.
 */
public final class DepthSynchronizer {

    /** Differences kept while awaiting a snapshot: about seven minutes at ten a second. */
    public static final int MAX_BUFFERED = 4_096;

    /**
     * Snapshots that wait for their update; more than one because a capture of several markets may
     * not say whose a snapshot is: it is offered to all and joins only where its id fits.
     */
    public static final int MAX_PENDING = 8;

    /** What became of a message. */
    public enum Outcome {
        /** The book moved on by this difference. */
        APPLIED,
        /** The book became live with this message. */
        JOINED,
        /** The book holds it already; nothing changed. */
        IGNORED,
        /** Kept until a snapshot and differences join. */
        BUFFERED,
        /** The book was live and is not any more; the difference is kept. */
        LOST,
        /** A snapshot older than what was kept: of no use, a newer one is needed. */
        TOO_OLD
    }

    private record Difference(
            long first, long last, long previous, LevelBuffer bids, LevelBuffer asks) {}

    private record Snapshot(long last, LevelBuffer bids, LevelBuffer asks) {}

    private static final long WHOLE = Long.MIN_VALUE;

    private final DepthRules rules;
    private final L2Book book;
    private final DepthListener listener;

    private final List<Difference> buffer = new ArrayList<>();
    private final List<Snapshot> pending = new ArrayList<>();

    private boolean live;
    private long sequence;
    private String reason = "no snapshot yet";
    private long losses;
    private long crossings;

    private long beyondSince;
    private long lowestKnownBid;
    private long highestKnownAsk;

    public DepthSynchronizer(DepthRules rules, L2Book book, DepthListener listener) {
        this.rules = rules;
        this.book = book;
        this.listener = listener;
    }

    public L2Book book() {
        return book;
    }

    public boolean isLive() {
        return live;
    }

    /** Update id after which the book looks as it does; 0 unless live. */
    public long sequence() {
        return live ? sequence : 0;
    }

    /** True if a snapshot waits for the update after it: another would not help. */
    public boolean hasPendingSnapshot() {
        return !pending.isEmpty();
    }

    public SyncState state() {
        return live ? new SyncState.Live(sequence) : new SyncState.Awaiting(reason);
    }

    /** How often a live book was lost. */
    public long losses() {
        return losses;
    }

    /**
     * First update after which the best price lay outside what the newest snapshot covered, 0 if it
     * never did.
     */
    public long beyondSnapshotSince() {
        return beyondSince;
    }

    /** How often a book that should have been exact was crossed. */
    public long crossings() {
        return crossings;
    }

    /**
     * Takes a difference.
     *
     * @param first first update id in it ({@code U})
     * @param last last update id in it ({@code u}), not below {@code first}
     * @param previous last id of the difference before ({@code pu}); ignored by spot rules
     */
    public Outcome update(
            long first, long last, long previous, LevelBuffer bids, LevelBuffer asks) {
        if (!live) {
            keep(new Difference(first, last, previous, bids.copy(), asks.copy()));
            return join();
        }
        if (last <= sequence) {
            return Outcome.IGNORED;
        }
        if (!rules.continues(sequence, first, previous)) {
            lose("updates between " + sequence + " and " + first + " are missing");
            keep(new Difference(first, last, previous, bids.copy(), asks.copy()));
            return Outcome.LOST;
        }
        long before = sequence;
        book.apply(bids, asks);
        sequence = last;
        String fault = fault();
        if (fault != null) {
            lose(fault);
            return Outcome.LOST;
        }
        listener.changed(before, last, bids, asks);
        return Outcome.APPLIED;
    }

    /** Takes a snapshot: the book after update {@code last}. It waits until an update joins it. */
    public Outcome snapshot(long last, LevelBuffer bids, LevelBuffer asks) {
        if (live) {
            return Outcome.IGNORED;
        }
        if (pending.size() == MAX_PENDING) {
            pending.removeFirst();
        }
        pending.add(new Snapshot(last, bids.copy(), asks.copy()));
        return join();
    }

    /** Declares the book invalid, for example because the connection was lost. */
    public void invalidate(String why) {
        if (live) {
            lose(why);
        } else {
            reason = why;
        }
        buffer.clear();
        pending.clear();
    }

    private void keep(Difference difference) {
        int at = buffer.size();
        while (at > 0 && buffer.get(at - 1).last > difference.last) {
            at--;
        }
        if (at > 0 && buffer.get(at - 1).last == difference.last) {
            return;
        }
        buffer.add(at, difference);
        if (buffer.size() > MAX_BUFFERED) {
            buffer.removeFirst();
        }
    }

    /** Tries the snapshots that wait, newest first. */
    private Outcome join() {
        Outcome outcome = Outcome.BUFFERED;
        for (int i = pending.size() - 1; i >= 0; i--) {
            Snapshot snapshot = pending.get(i);
            int start = 0;
            while (start < buffer.size() && rules.isWithin(snapshot.last, buffer.get(start).last)) {
                start++;
            }
            if (start == buffer.size()) {
                reason = "snapshot " + snapshot.last + " waits for the update after it";
                continue;
            }
            long first = buffer.get(start).first;
            if (rules.joins(snapshot.last, first)) {
                pending.clear();
                return rebuild(snapshot, start);
            }
            pending.remove(i);
            reason =
                    "snapshot "
                            + snapshot.last
                            + " ends before update "
                            + first
                            + ": a newer snapshot is needed";
            outcome = Outcome.TOO_OLD;
        }
        return outcome;
    }

    private Outcome rebuild(Snapshot snapshot, int start) {
        book.clear();
        book.apply(snapshot.bids, snapshot.asks);
        lowestKnownBid =
                cut(snapshot.bids) ? book.price(Side.BUY, book.depth(Side.BUY) - 1) : WHOLE;
        highestKnownAsk =
                cut(snapshot.asks) ? book.price(Side.SELL, book.depth(Side.SELL) - 1) : WHOLE;
        sequence = snapshot.last;
        beyondSince = 0;
        for (int i = start; i < buffer.size(); i++) {
            Difference next = buffer.get(i);
            if (i > start && !rules.continues(sequence, next.first, next.previous)) {
                forget("updates between " + sequence + " and " + next.first + " are missing");
                buffer.subList(0, i).clear();
                return Outcome.BUFFERED;
            }
            book.apply(next.bids, next.asks);
            sequence = next.last;
        }
        buffer.clear();
        String fault = fault();
        if (fault != null) {
            forget(fault);
            return Outcome.BUFFERED;
        }
        live = true;
        listener.joined(sequence);
        return Outcome.JOINED;
    }

    private @Nullable String fault() {
        if (book.isCrossed()) {
            crossings++;
            return "the book crossed at update " + sequence;
        }
        if (beyondSince == 0
                && (passed(Side.BUY, lowestKnownBid) || passed(Side.SELL, highestKnownAsk))) {
            beyondSince = sequence;
        }
        return null;
    }

    /** True if the best price is worse than the last one the snapshot had, where it was cut. */
    private boolean passed(Side side, long lastKnown) {
        if (lastKnown == WHOLE) {
            return false;
        }
        long best = book.bestPrice(side);
        return best == L2Book.NO_PRICE || (best - lastKnown) * side.sign() < 0;
    }

    /** Page sizes of Binance's depth request: a side this long was cut, any other is whole. */
    private static boolean cut(LevelBuffer levels) {
        return switch (levels.size()) {
            case 5, 10, 20, 50, 100, 500, 1_000, 5_000 -> true;
            default -> false;
        };
    }

    private void lose(String why) {
        live = false;
        losses++;
        forget(why);
        listener.lost(reason);
    }

    private void forget(String why) {
        reason = why + ": a new snapshot is needed";
        book.clear();
    }
}
