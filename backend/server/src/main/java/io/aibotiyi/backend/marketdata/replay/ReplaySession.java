package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.backend.marketdata.capture.CaptureMessage;
import io.aibotiyi.backend.marketdata.capture.CaptureMessage.Kind;
import io.aibotiyi.backend.marketdata.capture.CaptureStream;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Replays.ReplayView;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One recording being played. Messages come in the order of the file, each when the replay's time
 * reaches its exchange time; one that is older than its forerunner comes with it.
 *
 * <p>Going back, and forward, is reading on as fast as the machine can, from the beginning or from
 * here: about a million lines in a second or two. Venue thread only.
 */
final class ReplaySession {

    /** Most messages of one step; a speed beyond that is as fast as it goes. */
    static final int MOST_PER_STEP = 20_000;

    static final String MOVED =
            "the replay moved to another time, where the order's place in the queue is unknown";

    private final String id;
    private final Recording recording;
    private final Map<InstrumentId, ReplayMarket> markets;
    private final List<InstrumentId> instruments;

    private CaptureStream stream;
    private @Nullable CaptureMessage ahead;
    private long position;
    private long localBehind;
    private BigDecimal speed = BigDecimal.ONE;
    private boolean playing;
    private boolean finished;
    private long anchorPosition;
    private long anchorTime;

    /**
     * @param markets by their name in the recording
     * @param instruments as they are replayed
     */
    ReplaySession(
            String id,
            Recording recording,
            Map<InstrumentId, ReplayMarket> markets,
            List<InstrumentId> instruments)
            throws IOException {
        this.id = id;
        this.recording = recording;
        this.markets = markets;
        this.instruments = List.copyOf(instruments);
        stream = open();
        position = recording.start();
    }

    private CaptureStream open() throws IOException {
        return CaptureStream.open(recording.file(), CaptureStream.BadLines.IGNORED);
    }

    Collection<ReplayMarket> markets() {
        return markets.values();
    }

    long position() {
        return position;
    }

    ReplayView view() {
        return new ReplayView(
                id,
                recording.file().toString(),
                instruments,
                EpochNanos.toInstant(recording.start()),
                EpochNanos.toInstant(recording.end()),
                EpochNanos.toInstant(position),
                speed,
                playing,
                finished);
    }

    /**
     * @param now monotonic nanoseconds
     */
    void play(long now) {
        if (!playing && !finished) {
            playing = true;
            anchor(now);
            markets().forEach(ReplayMarket::resume);
        }
    }

    void pause() {
        if (playing) {
            playing = false;
            paused("");
        }
    }

    private void paused(String note) {
        markets().forEach(market -> market.feed().enter(FeedState.PAUSED, note));
    }

    void speed(BigDecimal newSpeed, long now) {
        speed = newSpeed;
        anchor(now);
    }

    private void anchor(long now) {
        anchorPosition = position;
        anchorTime = now;
    }

    /** Shows the beginning, paused. */
    void begin() throws IOException {
        markets().forEach(market -> market.feed().begin());
        readUntil(position, Integer.MAX_VALUE);
        paused("");
        beat();
    }

    /** Plays what is due. */
    void step(long now) throws IOException {
        if (playing) {
            double elapsed = (now - anchorTime) * speed.doubleValue();
            long target = anchorPosition + (long) elapsed;
            boolean done = readUntil(target, MOST_PER_STEP);
            if (finished) {
                playing = false;
                position = recording.end();
                paused("the recording has ended");
            } else if (done) {
                position = Math.max(position, target);
            } else {
                anchor(now);
            }
        }
        beat();
    }

    private void beat() {
        for (ReplayMarket market : markets()) {
            market.feed().heartbeat(position, position + localBehind);
        }
    }

    /** Goes to another time within the recording. */
    void seek(long target, long now) throws IOException {
        long to = Math.clamp(target, recording.start(), recording.end());
        boolean back = to < position;
        for (ReplayMarket market : markets()) {
            market.orders().restart(position, MOVED);
            market.hide();
            if (back) {
                market.rewind();
                market.feed().restart(Timeframe.S1.floor(recording.start()), MOVED);
            } else {
                market.feed().bookInvalid(FeedState.RESYNCING, MOVED);
            }
        }
        if (back) {
            stream.close();
            ahead = null;
            finished = false;
            stream = open();
            position = recording.start();
        }
        readUntil(to, Integer.MAX_VALUE);
        position = to;
        anchor(now);
        for (ReplayMarket market : markets()) {
            market.feed().recalled(to);
            market.show();
        }
        if (!playing || finished) {
            playing = false;
            paused(finished ? "the recording has ended" : "");
        }
        beat();
    }

    /**
     * Takes every message that is due at a time.
     *
     * @return false if there were more than {@code most}
     */
    private boolean readUntil(long target, int most) throws IOException {
        for (int taken = 0; taken < most; taken++) {
            CaptureMessage next = ahead != null ? ahead : stream.next();
            if (next == null) {
                finished = true;
                return true;
            }
            ahead = next;
            if (next.exchangeTime() > target) {
                return true;
            }
            ahead = null;
            take(next);
        }
        return false;
    }

    private void take(CaptureMessage message) {
        if (message.kind() == Kind.OTHER) {
            return;
        }
        if (message.exchangeTime() != 0) {
            position = Math.max(position, message.exchangeTime());
            localBehind = message.localTime() - message.exchangeTime();
        }
        if (ReplayMarket.isUnnamed(message)) {
            markets().forEach(market -> market.take(message, position));
        } else {
            ReplayMarket market = markets.get(message.instrument());
            if (market != null) {
                market.take(message, position);
            }
        }
    }

    void close(String reason) throws IOException {
        for (ReplayMarket market : markets()) {
            market.orders().restart(position, reason);
            market.feed().end(reason);
        }
        stream.close();
    }
}
