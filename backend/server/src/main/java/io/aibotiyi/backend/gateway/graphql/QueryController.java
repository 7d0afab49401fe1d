package io.aibotiyi.backend.gateway.graphql;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.gateway.view.MarketViews;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Market.CandleView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.TickerView;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.PositionView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The fields that are more than parts of their object. */
@Controller
class QueryController {

    private static final int MOST = 500;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Whoever asks. */
    record Person(UserId id, List<String> roles) {}

    private final TradingService trading;
    private final MarketData markets;

    QueryController(TradingService trading, MarketData markets) {
        this.trading = trading;
        this.markets = markets;
    }

    @QueryMapping
    @Requires(Permission.SELF_READ)
    Person me() {
        AuthenticatedUser user = RequestRights.caller();
        return new Person(user.id(), user.roles());
    }

    @SchemaMapping(typeName = "Person")
    @Requires(Permission.ACCOUNT_READ)
    List<AccountView> accounts(Person person) {
        return person.id().equals(RequestRights.caller().id())
                ? trading.accounts(person.id())
                : List.of();
    }

    @QueryMapping(name = "accounts")
    @Requires(Permission.ACCOUNT_READ)
    List<AccountView> ownAccounts() {
        return trading.accounts(RequestRights.caller().id());
    }

    @QueryMapping
    @Requires(Permission.ACCOUNT_READ)
    AccountView account(@Argument String id) {
        AccountId wanted = Arguments.parsed("id", id, AccountId::parse);
        return trading.accounts(RequestRights.caller().id()).stream()
                .filter(a -> a.id().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(ErrorCode.NOT_FOUND, "No such account.", "id"));
    }

    @SchemaMapping(typeName = "Account")
    @Requires(Permission.ACCOUNT_READ)
    PortfolioView portfolio(AccountView account) {
        return trading.portfolio(RequestRights.caller().id(), account.id());
    }

    @SchemaMapping(typeName = "Account")
    @Requires(Permission.ACCOUNT_READ)
    List<OrderView> orders(AccountView account, @Argument boolean working, @Argument int first) {
        int limit = Arguments.within(first, MOST);
        return working
                ? trading.working(RequestRights.caller().id(), account.id()).stream()
                        .limit(limit)
                        .toList()
                : trading.history(RequestRights.caller().id(), account.id(), limit);
    }

    @SchemaMapping(typeName = "Account")
    @Requires(Permission.ACCOUNT_READ)
    List<FillView> fills(AccountView account, @Argument int first) {
        return trading.fills(
                RequestRights.caller().id(), account.id(), Arguments.within(first, MOST));
    }

    @QueryMapping
    @Requires(Permission.ACCOUNT_READ)
    OrderView order(@Argument String id) {
        return trading.order(
                RequestRights.caller().id(), Arguments.parsed("id", id, OrderId::parse));
    }

    @QueryMapping
    @Requires(Permission.MARKET_READ)
    List<InstrumentView> instruments() {
        return markets.instruments().stream().map(this::view).toList();
    }

    @QueryMapping
    @Requires(Permission.MARKET_READ)
    InstrumentView instrument(@Argument String id) {
        return view(known(Arguments.parsed("id", id, InstrumentId::parse)));
    }

    @BatchMapping(typeName = "Order", field = "instrument")
    @Requires(Permission.MARKET_READ)
    Map<OrderView, InstrumentView> instrumentsOfOrders(List<OrderView> orders) {
        return instruments(orders, OrderView::instrument);
    }

    @BatchMapping(typeName = "Fill", field = "instrument")
    @Requires(Permission.MARKET_READ)
    Map<FillView, InstrumentView> instrumentsOfFills(List<FillView> fills) {
        return instruments(fills, FillView::instrument);
    }

    @BatchMapping(typeName = "Position", field = "instrument")
    @Requires(Permission.MARKET_READ)
    Map<PositionView, InstrumentView> instrumentsOfPositions(List<PositionView> positions) {
        return instruments(positions, PositionView::instrument);
    }

    /** Each instrument is looked up once however many entries name it. */
    private <T> Map<T, InstrumentView> instruments(
            List<T> entries, Function<T, InstrumentId> instrument) {
        Map<InstrumentId, InstrumentView> views = new LinkedHashMap<>();
        Map<T, InstrumentView> all = new LinkedHashMap<>();
        for (T entry : entries) {
            markets.instrument(instrument.apply(entry))
                    .ifPresent(i -> all.put(entry, views.computeIfAbsent(i.id(), _ -> view(i))));
        }
        return all;
    }

    @SchemaMapping(typeName = "Instrument")
    @Requires(Permission.MARKET_READ)
    @Nullable TickerView ticker(InstrumentView instrument) {
        Instrument known = known(instrument.id());
        return markets.dayStatistics(instrument.id())
                .map(d -> MarketViews.ticker(known, d))
                .orElse(null);
    }

    @SchemaMapping(typeName = "Instrument")
    @Requires(Permission.MARKET_READ)
    List<CandleView> candles(
            InstrumentView instrument,
            @Argument String timeframe,
            @Argument @Nullable Instant from,
            @Argument @Nullable Instant to,
            @Argument int first) {
        Instrument known = known(instrument.id());
        Instant begin = from == null || from.isBefore(EARLIEST) ? EARLIEST : from;
        Instant end = to == null || to.isAfter(LATEST) ? LATEST : to;
        if (begin.isAfter(end)) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "from must not be after to.", "from");
        }
        return markets
                .candles(
                        known.id(),
                        Arguments.parsed("timeframe", timeframe, Timeframe::parse),
                        EpochNanos.of(begin),
                        EpochNanos.of(end),
                        Arguments.within(first, MOST))
                .stream()
                .map(c -> MarketViews.candle(known, c))
                .toList();
    }

    private InstrumentView view(Instrument instrument) {
        return MarketViews.instrument(instrument, markets.mode(instrument.id()));
    }

    private Instrument known(InstrumentId id) {
        return markets.instrument(id).orElseThrow(() -> new UnknownInstrumentException(id));
    }
}
