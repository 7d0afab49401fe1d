package io.aibotiyi.client;

import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Access.Login;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.Setup;
import io.aibotiyi.protocol.GraphQl;
import io.aibotiyi.protocol.ServerInfo;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.type.TypeReference;

/** The client over HTTP/1.1 and one WebSocket. */
final class HttpAibotClient implements AibotClient {

    private final HttpTransport http;
    private final SessionKeeper keeper;
    private final WebSocketStreams streams;
    private final SignIns signIns;
    private final Factors factors;
    private final Notices notices;
    private final RestCalls rest;
    private final Markets markets;
    private final Orders orders;
    private final ParentOrders parentOrders;
    private final MarketAlerts marketAlerts;
    private final TradeJournal journal;
    private final AccountRisk risk;
    private final Connections connections;
    private final MarginTrading margin;
    private final Replays replays;
    private final Operations operations;
    private final People people;
    private final ApiKeys apiKeys;
    private final PrivacyRequests privacy;
    private final Sessions sessions;
    private final Devices devices;
    private final SigningKeys signingKeys;
    private final VaultKeys vaultKeys;
    private final Audits audits;
    private final AccessConsole access;
    private final AtomicBoolean closed = new AtomicBoolean();

    HttpAibotClient(URI address, ClientOptions options) {
        this(new HttpTransport(address, options), options);
    }

    HttpAibotClient(URI address, ClientOptions options, RequestSigner signer) {
        this(new HttpTransport(address, options, signer), options);
    }

    private HttpAibotClient(HttpTransport transport, ClientOptions options) {
        http = transport;
        keeper = new SessionKeeper(http, options);
        RestCalls calls = new RestCalls(http, keeper);
        rest = calls;
        signIns = new HttpSignIns(http, keeper, calls);
        factors = new HttpFactors(calls);
        notices = new HttpNotices(calls);
        markets = new HttpMarkets(calls);
        orders = new HttpOrders(calls);
        parentOrders = new HttpParentOrders(calls);
        marketAlerts = new HttpMarketAlerts(calls);
        journal = new HttpTradeJournal(calls);
        risk = new HttpAccountRisk(calls);
        connections = new HttpConnections(calls);
        margin = new HttpMarginTrading(calls);
        replays = new HttpReplays(calls);
        operations = new HttpOperations(calls);
        people = new HttpPeople(http, calls);
        apiKeys = new HttpApiKeys(calls);
        privacy = new HttpPrivacyRequests(calls);
        sessions = new HttpSessions(calls);
        devices = new HttpDevices(calls);
        signingKeys = new HttpSigningKeys(calls);
        vaultKeys = new HttpVaultKeys(calls);
        audits = new HttpAudits(calls);
        access = new HttpAccessConsole(calls);
        streams = new WebSocketStreams(http, keeper, options);
    }

    @Override
    public URI address() {
        return http.address();
    }

    @Override
    public ServerInfo server() {
        return http.server();
    }

    @Override
    public Session setUp(String secret, String username, String password) {
        return keeper.open("/setup", new Setup(secret, username, password));
    }

    @Override
    public Session login(String username, String password) {
        return keeper.open("/sessions", new Login(username, password));
    }

    @Override
    public Session loginEmbedded(String secret) {
        return keeper.open("/sessions/embedded", new EmbeddedLogin(secret));
    }

    @Override
    public Session session() {
        return keeper.current();
    }

    @Override
    public void logout() {
        streams.signedOut();
        keeper.close();
    }

    @Override
    public SignIns signIns() {
        return signIns;
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
    public ParentOrders parentOrders() {
        return parentOrders;
    }

    @Override
    public MarketAlerts marketAlerts() {
        return marketAlerts;
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
    public Connections connections() {
        return connections;
    }

    @Override
    public MarginTrading margin() {
        return margin;
    }

    @Override
    public Replays replays() {
        return replays;
    }

    @Override
    public Operations operations() {
        return operations;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public ApiKeys apiKeys() {
        return apiKeys;
    }

    @Override
    public PrivacyRequests privacy() {
        return privacy;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Devices devices() {
        return devices;
    }

    @Override
    public SigningKeys signingKeys() {
        return signingKeys;
    }

    @Override
    public VaultKeys vaultKeys() {
        return vaultKeys;
    }

    @Override
    public Audits audits() {
        return audits;
    }

    @Override
    public AccessConsole access() {
        return access;
    }

    @Override
    public GraphQl.Answer query(GraphQl.Query query) {
        return rest.post("/graphql", query, Map.of(), new TypeReference<>() {});
    }

    @Override
    public Streams streams() {
        return streams;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            streams.close();
            http.close();
        }
    }
}
