package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.AccessConsole;
import io.aibotiyi.client.AccountRisk;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiKeys;
import io.aibotiyi.client.Audits;
import io.aibotiyi.client.Connections;
import io.aibotiyi.client.Devices;
import io.aibotiyi.client.Factors;
import io.aibotiyi.client.MarginTrading;
import io.aibotiyi.client.MarketAlerts;
import io.aibotiyi.client.Markets;
import io.aibotiyi.client.Notices;
import io.aibotiyi.client.Operations;
import io.aibotiyi.client.Orders;
import io.aibotiyi.client.ParentOrders;
import io.aibotiyi.client.People;
import io.aibotiyi.client.PrivacyRequests;
import io.aibotiyi.client.Replays;
import io.aibotiyi.client.Sessions;
import io.aibotiyi.client.SignIns;
import io.aibotiyi.client.SigningKeys;
import io.aibotiyi.client.Streams;
import io.aibotiyi.client.TradeJournal;
import io.aibotiyi.client.VaultKeys;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.UserView;
import io.aibotiyi.protocol.GraphQl;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.protocol.ServerInfo;
import io.aibotiyi.protocol.Trading.OrderSupport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** A seeded backend in memory, for the gallery and for tests; everything in it is simulated. */
public final class SampleBackend implements AibotClient {

    private static final long SEED = 20260302;
    static final AccountId ACCOUNT =
            new AccountId(UUID.fromString("0195549e-8f2a-7c3b-9d41-6e0c5f7a1b2c"));

    private final Instant now;
    private final boolean embedded;
    private final boolean forbidden;
    private final SampleMarkets markets;
    private final SampleOrders orders;
    private final SampleConnections connections;
    private final SampleParents parents;
    private final SampleRisk risk;
    private final SampleReplays replays;
    private final SampleStreams streams;
    private final SampleOperations operations;
    private final SampleAccess access;
    private final SampleFactors factors;
    private final SamplePeople people;
    private final SampleSessions sessions;
    private final ApiKeys keys;
    private final SamplePrivacy privacy;
    private final SampleAudits audits;
    private final SampleNotices notices;
    private final SampleMarketAlerts alerts;
    private final TradeJournal journal;
    private final SampleServerKeys serverKeys;

    public SampleBackend(Scenario scenario, Instant now, boolean embedded) {
        this.now = now;
        this.embedded = embedded;
        forbidden = scenario == Scenario.FORBIDDEN;
        boolean used =
                scenario != Scenario.EMPTY
                        && scenario != Scenario.EXTREME
                        && scenario != Scenario.LOADING;
        markets = new SampleMarkets(SampleListing.of(scenario), now, SEED);
        connections = new SampleConnections(now, scenario == Scenario.EXCHANGES, this::support);
        orders =
                new SampleOrders(
                        markets, ACCOUNT, used || scenario == Scenario.EXTREME, this::accounts);
        risk = new SampleRisk(scenario, now);
        parents = new SampleParents(markets, ACCOUNT, used);
        notices = new SampleNotices(now, used);
        streams = new SampleStreams(markets, orders, parents, notices);
        operations = new SampleOperations(now);
        access = new SampleAccess(now, scenario != Scenario.EMPTY);
        factors = new SampleFactors(now);
        people = new SamplePeople(now, SEED);
        sessions = new SampleSessions(now, people, SEED);
        keys =
                scenario == Scenario.EMPTY
                        ? Absence.empty(ApiKeys.class)
                        : new SampleKeys(now, people, SEED);
        privacy = new SamplePrivacy(now);
        audits = new SampleAudits(now, people, SEED);
        alerts = new SampleMarketAlerts(markets, used);
        journal =
                forbidden
                        ? Absence.forbidden(TradeJournal.class)
                        : new SampleJournal(markets, used);
        serverKeys = new SampleServerKeys(now);
        replays = new SampleReplays(markets, streams::listed);
    }

    /** Fires an alert, as its market would. */
    public void fireAlert(AlertId id) {
        NoticeView notice = alerts.fire(id);
        notices.add(notice);
        streams.tell(notice);
    }

    @Override
    public URI address() {
        return URI.create(embedded ? "http://127.0.0.1:41877" : "https://desk.example.com");
    }

    @Override
    public ServerInfo server() {
        return new ServerInfo(
                "AIBOT IYI",
                "0.1.0",
                TradingMode.SIMULATED,
                embedded,
                false,
                URI.create("ws://127.0.0.1:41878/stream"),
                now);
    }

    @Override
    public Session setUp(String secret, String username, String password) {
        return session();
    }

    @Override
    public Session login(String username, String password) {
        return session();
    }

    @Override
    public Session loginEmbedded(String secret) {
        return session();
    }

    @Override
    public Session session() {
        return new Session(
                "sample",
                now.plus(Duration.ofMinutes(15)),
                "sample",
                new UserView(
                        new UserId(UUID.fromString("0195549e-8f2a-7c3b-9d41-6e0c5f7a1b2d")),
                        "me",
                        List.of("admin")),
                accounts());
    }

    private OrderSupport support(VenueId venue) {
        return orders.support(venue);
    }

    private List<AccountView> accounts() {
        return Stream.concat(
                        Stream.of(
                                new AccountView(
                                        ACCOUNT, "Main", TradingMode.SIMULATED, "USDT", null)),
                        connections.accounts().stream())
                .toList();
    }

    @Override
    public void logout() {}

    @Override
    public SignIns signIns() {
        return new SampleSignIns(this::session);
    }

    @Override
    public Factors factors() {
        return factors;
    }

    @Override
    public Notices notices() {
        return notices;
    }

    @Override
    public Markets markets() {
        return markets;
    }

    @Override
    public Orders orders() {
        return orders;
    }

    @Override
    public Connections connections() {
        return forbidden ? Absence.forbidden(Connections.class) : connections;
    }

    @Override
    public ParentOrders parentOrders() {
        return parents;
    }

    @Override
    public MarketAlerts marketAlerts() {
        return alerts;
    }

    @Override
    public TradeJournal journal() {
        return journal;
    }

    @Override
    public AccountRisk risk() {
        return risk;
    }

    @Override
    public MarginTrading margin() {
        return orders.margin();
    }

    @Override
    public Replays replays() {
        return replays;
    }

    @Override
    public Operations operations() {
        return forbidden ? Absence.forbidden(Operations.class) : operations;
    }

    @Override
    public People people() {
        return forbidden ? Absence.forbidden(People.class) : people;
    }

    @Override
    public ApiKeys apiKeys() {
        return keys;
    }

    @Override
    public PrivacyRequests privacy() {
        return privacy;
    }

    @Override
    public Sessions sessions() {
        return forbidden ? Absence.forbidden(Sessions.class) : sessions;
    }

    @Override
    public Devices devices() {
        return sessions.devices();
    }

    @Override
    public SigningKeys signingKeys() {
        return serverKeys;
    }

    @Override
    public VaultKeys vaultKeys() {
        return serverKeys;
    }

    @Override
    public AccessConsole access() {
        return forbidden ? Absence.forbidden(AccessConsole.class) : access;
    }

    @Override
    public GraphQl.Answer query(GraphQl.Query query) {
        throw new UnsupportedOperationException("the sample answers no GraphQL");
    }

    @Override
    public Audits audits() {
        return forbidden ? Absence.forbidden(Audits.class) : audits;
    }

    /** The quarters of a second before now in the first market, to be told one after the other. */
    IntConsumer life(int steps) {
        SampleListing first = markets.find(markets.instruments().getFirst().id());
        SampleLife life = new SampleLife(markets, first, steps);
        return step -> streams.live(life, first.view().id(), step);
    }

    @Override
    public Streams streams() {
        return streams;
    }

    /** Loses the connection, as a cut network would. */
    public void interrupt(String reason) {
        streams.interrupt(reason);
    }

    /** Regains the connection. */
    public void regain() {
        streams.regain();
    }

    /** How often the workstation said that its person is active. */
    public int signsOfActivity() {
        return sessions.signs();
    }

    /** Its connections to exchanges, to change what happens to them. */
    public SampleConnections exchanges() {
        return connections;
    }

    /** Finishes what runs in the background, such as collecting one's data. */
    public void finishWork() {
        privacy.finish();
        serverKeys.finish();
    }

    /** Leaves calls about replays unanswered, or answers them again. */
    public void silenceReplays(boolean on) {
        replays.silence(on);
    }

    /** Takes an instrument off the list, as an exchange would; nobody is told. */
    public void delist(InstrumentId instrument) {
        markets.remove(instrument);
    }

    /** Listeners that have not been ended, for leak tests. */
    public int openSubscriptions() {
        return streams.open();
    }

    @Override
    public void close() {}
}
