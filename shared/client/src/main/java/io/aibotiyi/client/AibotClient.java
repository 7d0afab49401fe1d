package io.aibotiyi.client;

import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.GraphQl;
import io.aibotiyi.protocol.ServerInfo;
import java.net.URI;

/**
 * One backend, as one signed-in person or bot sees it.
 *
 * <p>Every call throws {@link ApiException} with the backend's problem, or {@link
 * UnreachableException} when no answer came. The access token is renewed before it expires. All
 * methods are safe from any thread; none may be called on the FX thread.
 */
public interface AibotClient extends AutoCloseable {

    URI address();

    /** Works before signing in. */
    ServerInfo server();

    /** Creates the first administrator and signs in as them. */
    Session setUp(String secret, String username, String password);

    /**
     * Signs in to an account without a second factor.
     *
     * @throws ApiException with SECOND_FACTOR_REQUIRED for one that has it: use {@link #signIns}
     */
    Session login(String username, String password);

    /** Signing in step by step; works before signing in. */
    SignIns signIns();

    /** Signs in to the backend that this process started, with the secret it gave it. */
    Session loginEmbedded(String secret);

    /**
     * @throws IllegalStateException before signing in
     */
    Session session();

    void logout();

    Factors factors();

    Notices notices();

    Markets markets();

    Orders orders();

    ParentOrders parentOrders();

    MarketAlerts marketAlerts();

    /** Round trips, what was written about them, and their statistics. */
    TradeJournal journal();

    AccountRisk risk();

    /** Connections to exchanges, for trading with real money. */
    Connections connections();

    MarginTrading margin();

    Replays replays();

    Operations operations();

    People people();

    ApiKeys apiKeys();

    PrivacyRequests privacy();

    Sessions sessions();

    Devices devices();

    SigningKeys signingKeys();

    VaultKeys vaultKeys();

    Audits audits();

    AccessConsole access();

    /** Asks one GraphQL query; failures of fields are in the answer. */
    GraphQl.Answer query(GraphQl.Query query);

    Streams streams();

    /** Closes streams and connections; the session stays valid until it expires. */
    @Override
    void close();
}
