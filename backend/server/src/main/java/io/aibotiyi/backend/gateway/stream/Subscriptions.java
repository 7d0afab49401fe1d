package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks a subscribe command and sends it to whoever serves its channel. */
final class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Set<Channel> RESUMABLE =
            Set.of(
                    Channel.TRADES,
                    Channel.ORDERS,
                    Channel.FILLS,
                    Channel.PARENT_ORDERS,
                    Channel.NOTICES);
    private static final int DEFAULT_DEPTH = 100;
    private static final int DEEPEST = 1000;

    private final MarketData markets;
    private final BookChannel books;
    private final TradeChannel trades;
    private final CandleChannel candles;
    private final OverviewChannels overviews;
    private final AccountChannels accounts;
    private final NoticeChannel notices;
    private final StreamHub hub;
    private final ChannelPermissions permissions;

    Subscriptions(
            StreamHub hub,
            ChannelPermissions permissions,
            MarketData markets,
            BookChannel books,
            TradeChannel trades,
            CandleChannel candles,
            OverviewChannels overviews,
            AccountChannels accounts,
            NoticeChannel notices) {
        this.hub = hub;
        this.permissions = permissions;
        this.markets = markets;
        this.books = books;
        this.trades = trades;
        this.candles = candles;
        this.overviews = overviews;
        this.accounts = accounts;
        this.notices = notices;
    }

    /**
     * Asks access away from the event loop, then opens the subscription. The outcome is told by
     * {@code accepted} or {@code refused} of the connection, on its event loop.
     */
    void request(Subscribe command, AuthenticatedUser user, StreamConnection to, long number) {
        hub.block(() -> {
            try {
                permissions.require(user, command.channel());
                to.loop().execute(() -> permitted(command, user, to, number));
            } catch (ProblemException e) {
                to.loop().execute(() -> to.refused(command.id(), e.problem()));
            } catch (RuntimeException e) {
                LOG.error("Deciding about channel {} failed", command.channel(), e);
                Problem problem = Problem.of(ErrorCode.INTERNAL, null, null);
                to.loop().execute(() -> to.refused(command.id(), problem));
            }
        });
    }

    private void permitted(
            Subscribe command, AuthenticatedUser user, StreamConnection to, long number) {
        try {
            open(command, user, to, number);
        } catch (ProblemException e) {
            to.refused(command.id(), e.problem());
        }
    }

    /**
     * Opens a subscription. The outcome is told by {@code accepted} or {@code refused} of the
     * connection, on its event loop, perhaps later.
     *
     * @throws ProblemException if the command is not valid; then nothing else is told
     */
    private void open(Subscribe command, AuthenticatedUser user, StreamConnection to, long number) {
        if (command.resume() != null && !RESUMABLE.contains(command.channel())) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    command.channel() + " has no history; it starts with its present state.",
                    "resume");
        }
        switch (command.channel()) {
            case BOOK -> {
                int depth = depth(command.depth());
                withInstrument(command, to, i -> books.open(i, depth, command.id(), to, number));
            }
            case TRADES ->
                    withInstrument(
                            command,
                            to,
                            i -> trades.open(i, command.resume(), command.id(), to, number));
            case CANDLES -> {
                Timeframe timeframe = timeframe(command.timeframe());
                withInstrument(
                        command, to, i -> candles.open(i, timeframe, command.id(), to, number));
            }
            case TICKERS -> overviews.openTickers(command.id(), to, number);
            case FEEDS -> overviews.openFeeds(command.id(), to, number);
            case ORDERS, FILLS, PARENT_ORDERS ->
                    accounts.openReliable(account(command), user, command, to, number);
            case NOTICES -> notices.open(user, command, to, number);
            case PORTFOLIO ->
                    accounts.openPortfolio(account(command), user, command.id(), to, number);
        }
    }

    /** Runs on a virtual thread. */
    void block(Runnable task) {
        hub.block(task);
    }

    /** A feed changed its state, appeared or disappeared. On the hub's thread. */
    void feedChanged(FeedStatus status, LoopBatch batch) {
        books.feedChanged(status);
        trades.feedChanged(status, batch);
        candles.feedChanged(status);
    }

    /** The subscriber has ended. */
    void leave(Subscriber subscriber) {
        hub.execute(batch -> {
            books.leave(subscriber);
            trades.leave(subscriber);
            candles.leave(subscriber);
            overviews.leave(subscriber);
            accounts.leave(subscriber);
            notices.leave(subscriber);
        });
    }

    /** Finds the instrument, which may take a look at the disk, and returns to the event loop. */
    private void withInstrument(Subscribe command, StreamConnection to, Consumer<Instrument> then) {
        InstrumentId id = command.instrument();
        if (id == null) {
            throw missing(command.channel(), "instrument");
        }
        hub.block(() -> {
            Problem problem;
            try {
                Instrument found = markets.instrument(id).orElse(null);
                if (found != null) {
                    to.loop().execute(() -> then.accept(found));
                    return;
                }
                problem =
                        Problem.of(
                                ErrorCode.UNKNOWN_INSTRUMENT,
                                "There is no instrument " + id + " here.",
                                "instrument");
            } catch (RuntimeException e) {
                LOG.error("Looking for instrument {} failed", id, e);
                problem = Problem.of(ErrorCode.INTERNAL, null, null);
            }
            Problem refusal = problem;
            to.loop().execute(() -> to.refused(command.id(), refusal));
        });
    }

    private static AccountId account(Subscribe command) {
        AccountId id = command.account();
        if (id == null) {
            throw missing(command.channel(), "account");
        }
        return id;
    }

    private static int depth(@Nullable Integer depth) {
        if (depth == null) {
            return DEFAULT_DEPTH;
        }
        if (depth < 1 || depth > DEEPEST) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "depth must be 1 to " + DEEPEST + ", was " + depth + ".",
                    "depth");
        }
        return depth;
    }

    private static Timeframe timeframe(@Nullable String text) {
        if (text == null) {
            throw missing(Channel.CANDLES, "timeframe");
        }
        try {
            return Timeframe.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.INVALID_FIELD, e.getMessage(), "timeframe");
        }
    }

    private static ProblemException missing(Channel channel, String field) {
        return new ProblemException(
                ErrorCode.INVALID_FIELD, channel + " needs the field " + field + ".", field);
    }
}
