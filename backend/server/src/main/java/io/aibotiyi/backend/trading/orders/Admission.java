package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.LiveVenue;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import org.springframework.stereotype.Component;

/** Whether orders are taken now, of whom and where. */
@Component
final class Admission {

    /**
     * Where an order goes.
     *
     * @param perpetual traded on margin
     */
    record Place(Instrument instrument, ExecutionVenue venue, boolean perpetual) {}

    private final PaperAccounts accounts;
    private final MarketData markets;
    private final Venues venues;
    private final ReportQueue reports;

    Admission(PaperAccounts accounts, MarketData markets, Venues venues, ReportQueue reports) {
        this.accounts = accounts;
        this.markets = markets;
        this.venues = venues;
        this.reports = reports;
    }

    /**
     * @throws ProblemException OVERLOADED, NOT_FOUND, UNKNOWN_INSTRUMENT, UNSUPPORTED, of a live
     *     account LIVE_TRADING_OFF, EXCHANGE_NOT_LIVE
     */
    Place admit(UserId user, AccountId account, InstrumentId id) {
        if (reports.halted() || reports.refuses()) {
            throw new ProblemException(
                    ErrorCode.OVERLOADED,
                    reports.halted()
                            ? "Trading has stopped; the backend must be restarted"
                            : "Too many executions wait to be booked; try again shortly");
        }
        AccountView owned = accounts.require(user, account);
        Instrument instrument =
                markets.instrument(id)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.UNKNOWN_INSTRUMENT,
                                        "Nothing here is called " + id,
                                        "instrument"));
        if (owned.mode() == TradingMode.LIVE) {
            return new Place(instrument, live(account, id), markets.perpetual(id).isPresent());
        }
        ExecutionVenue venue =
                venues.find(id.venue())
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.UNSUPPORTED,
                                        "Nothing executes orders at " + id.venue(),
                                        "instrument"));
        return new Place(instrument, venue, markets.perpetual(id).isPresent());
    }

    private LiveVenue live(AccountId account, InstrumentId id) {
        LiveVenue venue =
                venues.live(account)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.LIVE_TRADING_OFF,
                                        "The account has no connection to its exchange, or this"
                                                + " backend trades no real money"));
        if (!venue.id().equals(id.venue())) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED, "The account trades at " + venue.id(), "instrument");
        }
        requireAvailable(venue);
        return venue;
    }

    /**
     * @throws ProblemException EXCHANGE_NOT_LIVE
     */
    static void requireAvailable(LiveVenue venue) {
        venue.unavailable()
                .ifPresent(reason -> {
                    throw new ProblemException(ErrorCode.EXCHANGE_NOT_LIVE, reason);
                });
    }
}
