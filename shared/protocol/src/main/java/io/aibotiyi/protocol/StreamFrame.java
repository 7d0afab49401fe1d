package io.aibotiyi.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.protocol.Market.CandleView;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.Market.TickerView;
import io.aibotiyi.protocol.Market.TradeView;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the backend sends on the stream: one JSON object per text frame, told apart by {@code type}.
 * Frames with {@code snapshot = true} replace what the subscriber has; the others add to it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StreamFrame.Ack.class, name = "ack"),
    @JsonSubTypes.Type(value = StreamFrame.Failed.class, name = "error"),
    @JsonSubTypes.Type(value = StreamFrame.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = StreamFrame.Book.class, name = "book"),
    @JsonSubTypes.Type(value = StreamFrame.Trades.class, name = "trades"),
    @JsonSubTypes.Type(value = StreamFrame.Candles.class, name = "candles"),
    @JsonSubTypes.Type(value = StreamFrame.Tickers.class, name = "tickers"),
    @JsonSubTypes.Type(value = StreamFrame.Feeds.class, name = "feeds"),
    @JsonSubTypes.Type(value = StreamFrame.Orders.class, name = "orders"),
    @JsonSubTypes.Type(value = StreamFrame.Fills.class, name = "fills"),
    @JsonSubTypes.Type(value = StreamFrame.ParentOrders.class, name = "parentOrders"),
    @JsonSubTypes.Type(value = StreamFrame.Notices.class, name = "notices"),
    @JsonSubTypes.Type(value = StreamFrame.Portfolio.class, name = "portfolio"),
    @JsonSubTypes.Type(value = StreamFrame.Position.class, name = "position"),
    @JsonSubTypes.Type(value = StreamFrame.ServerShutdown.class, name = "serverShutdown"),
    @JsonSubTypes.Type(value = StreamFrame.Closing.class, name = "closing")
})
public sealed interface StreamFrame {

    /**
     * @param subscription number that later frames carry; for Subscribe only
     */
    record Ack(long id, @Nullable Long subscription) implements StreamFrame {}

    /**
     * @param id of the command that failed; absent when the connection itself is to blame
     */
    record Failed(@Nullable Long id, @Nullable Long subscription, Problem problem)
            implements StreamFrame {}

    record Pong(long id, Instant time) implements StreamFrame {}

    /**
     * A snapshot or a delta. A delta continues the frame whose {@code sequence} equals its {@code
     * previous}; any other delta must not be applied. A frame with a state other than LIVE carries
     * no levels and makes the subscriber's book invalid until the next snapshot.
     */
    record Book(
            long subscription,
            boolean snapshot,
            long previous,
            long sequence,
            Instant time,
            FeedState state,
            List<Level> bids,
            List<Level> asks)
            implements StreamFrame {}

    /**
     * Oldest first.
     *
     * @param offset of this frame in the channel's history; see {@link Position}
     */
    record Trades(
            long subscription, boolean snapshot, @Nullable Long offset, List<TradeView> trades)
            implements StreamFrame {

        /** Without a place in a history. */
        public Trades(long subscription, boolean snapshot, List<TradeView> trades) {
            this(subscription, snapshot, null, trades);
        }
    }

    /** Oldest first; the last one is still growing. Same open time replaces. */
    record Candles(long subscription, boolean snapshot, List<CandleView> candles)
            implements StreamFrame {}

    record Tickers(long subscription, boolean snapshot, List<TickerView> tickers)
            implements StreamFrame {}

    record Feeds(long subscription, List<FeedView> feeds) implements StreamFrame {}

    record Orders(
            long subscription, boolean snapshot, @Nullable Long offset, List<OrderView> orders)
            implements StreamFrame {

        /** Without a place in a history. */
        public Orders(long subscription, boolean snapshot, List<OrderView> orders) {
            this(subscription, snapshot, null, orders);
        }
    }

    record Fills(long subscription, boolean snapshot, @Nullable Long offset, List<FillView> fills)
            implements StreamFrame {

        /** Without a place in a history. */
        public Fills(long subscription, boolean snapshot, List<FillView> fills) {
            this(subscription, snapshot, null, fills);
        }
    }

    record ParentOrders(
            long subscription,
            boolean snapshot,
            @Nullable Long offset,
            List<ParentView> parentOrders)
            implements StreamFrame {

        /** Without a place in a history. */
        public ParentOrders(long subscription, boolean snapshot, List<ParentView> parentOrders) {
            this(subscription, snapshot, null, parentOrders);
        }
    }

    /** Oldest first. */
    record Notices(
            long subscription, boolean snapshot, @Nullable Long offset, List<NoticeView> notices)
            implements StreamFrame {

        /** Without a place in a history. */
        public Notices(long subscription, boolean snapshot, List<NoticeView> notices) {
            this(subscription, snapshot, null, notices);
        }
    }

    record Portfolio(long subscription, PortfolioView portfolio) implements StreamFrame {}

    /**
     * The first frame of a subscription to TRADES, ORDERS, FILLS, PARENT_ORDERS or NOTICES: where
     * in the history it begins. Data frames then carry the offsets that follow; {@code epoch} and
     * the last offset make a {@link StreamPosition} to resume from.
     *
     * @param offset of the last frame that the subscriber is taken to have
     * @param recovered true: nothing was missed, the frames after {@code offset} follow and no
     *     snapshot comes; false: a snapshot follows
     */
    record Position(long subscription, String epoch, long offset, boolean recovered)
            implements StreamFrame {}

    /**
     * The backend stops: it takes no new connections and closes this one within {@code
     * closesWithinMillis}, at a moment of its own choosing so that not everyone returns at once.
     */
    record ServerShutdown(long closesWithinMillis) implements StreamFrame {}

    /** The server will close this connection; reconnect after {@code retryAfterMillis}. */
    record Closing(String reason, long retryAfterMillis) implements StreamFrame {}
}
