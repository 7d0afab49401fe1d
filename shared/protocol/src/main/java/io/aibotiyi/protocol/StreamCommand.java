package io.aibotiyi.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends on the stream: one JSON object per text frame, told apart by {@code op}. The
 * first must authenticate; each is answered by an {@code ack} or {@code error} with its {@code id}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StreamCommand.Authenticate.class, name = "authenticate"),
    @JsonSubTypes.Type(value = StreamCommand.Subscribe.class, name = "subscribe"),
    @JsonSubTypes.Type(value = StreamCommand.Unsubscribe.class, name = "unsubscribe"),
    @JsonSubTypes.Type(value = StreamCommand.Ping.class, name = "ping")
})
public sealed interface StreamCommand {

    /** The caller's number for it, echoed in the answer. */
    long id();

    /**
     * @param proof of the device's key (RFC 9449) for GET of the stream's address, where the token
     *     is bound to one
     */
    record Authenticate(long id, String token, @Nullable String proof) implements StreamCommand {

        /** With a token that is not bound to a device. */
        public Authenticate(long id, String token) {
            this(id, token, null);
        }

        @Override
        public String toString() {
            return "Authenticate[id=" + id + "]";
        }
    }

    /**
     * @param channel which stream
     * @param instrument for BOOK, TRADES, CANDLES
     * @param depth for BOOK: levels per side, 1 to 1000, 100 when absent
     * @param timeframe for CANDLES, as {@code 1m}
     * @param account for ORDERS, FILLS, PORTFOLIO, PARENT_ORDERS
     * @param resume for TRADES, ORDERS, FILLS, PARENT_ORDERS, NOTICES: what the subscriber has
     *     already, from another connection; a {@link StreamFrame.Position} says whether it goes on
     *     from there
     */
    record Subscribe(
            long id,
            Channel channel,
            @Nullable InstrumentId instrument,
            @Nullable Integer depth,
            @Nullable String timeframe,
            @Nullable AccountId account,
            @Nullable StreamPosition resume)
            implements StreamCommand {

        /** Starts from the present. */
        public Subscribe(
                long id,
                Channel channel,
                @Nullable InstrumentId instrument,
                @Nullable Integer depth,
                @Nullable String timeframe,
                @Nullable AccountId account) {
            this(id, channel, instrument, depth, timeframe, account, null);
        }
    }

    record Unsubscribe(long id, long subscription) implements StreamCommand {}

    record Ping(long id) implements StreamCommand {}

    /** The streams there are, and what happens to each when the reader is slow. */
    enum Channel {
        /** Snapshot, then deltas; conflated: levels that change twice are sent once. */
        BOOK,
        /** Recent trades, then each; never conflated: a reader too slow is closed and resyncs. */
        TRADES,
        /** The latest candles, then the growing one; conflated. */
        CANDLES,
        /** 24-hour figures of every instrument; conflated. */
        TICKERS,
        /** State of every feed; conflated. */
        FEEDS,
        /** Working orders, then each change; never dropped. */
        ORDERS,
        /** Recent fills, then each; never dropped. */
        FILLS,
        /** Balances, positions and equity; conflated. */
        PORTFOLIO,
        /** Working parent orders, then each change; never dropped. */
        PARENT_ORDERS,
        /** The person's newest notices, then each; never dropped. */
        NOTICES
    }
}
