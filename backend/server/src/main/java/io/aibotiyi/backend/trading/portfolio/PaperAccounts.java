package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.ledger.LedgerTransaction;
import io.aibotiyi.backend.ledger.Posting;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everybody's accounts: one of play money per user, and those of real money, which are opened for a
 * connection to an exchange.
 */
@Service
public final class PaperAccounts implements UserAccounts {

    private static final String NOTE = "Paper money; nothing here is worth anything";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final EquityHistory equity;
    private final TradingSettings settings;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public PaperAccounts(
            JdbcClient jdbc,
            Ledger ledger,
            EquityHistory equity,
            TradingSettings settings,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.equity = equity;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void openFor(UserId user) {
        transaction.executeWithoutResult(status -> open(user));
    }

    private void open(UserId user) {
        AccountId account = new AccountId(ids.next());
        Instant now = clock.instant();
        jdbc.sql(
                        "insert into trading_account (id, user_id, name, mode, currency,"
                                + " created_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        account.value(),
                        user.value(),
                        "Paper",
                        TradingMode.PAPER.name(),
                        settings.currency(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        String currency = settings.currency();
        ledger.post(
                new LedgerTransaction(
                        "account:" + account + ":opening",
                        "Opening balance of a paper account",
                        List.of(
                                new Posting(
                                        LedgerAccount.funding(currency),
                                        settings.openingBalance().negate()),
                                new Posting(
                                        LedgerAccount.cash(account, currency),
                                        settings.openingBalance()))));
        equity.record(account, now, settings.openingBalance());
    }

    /**
     * Opens an account of real money at a venue, empty until its balances are told; joins the
     * caller's transaction.
     */
    public AccountId openLive(UserId user, VenueId venue, String name) {
        AccountId account = new AccountId(ids.next());
        jdbc.sql(
                        "insert into trading_account (id, user_id, name, mode, currency,"
                                + " created_at, venue) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        account.value(),
                        user.value(),
                        name,
                        TradingMode.LIVE.name(),
                        settings.currency(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        venue.name())
                .update();
        return account;
    }

    /** What the account trades with; empty if there is no such account. */
    public Optional<TradingMode> modeOf(AccountId account) {
        return jdbc.sql("select mode from trading_account where id = ?")
                .param(account.value())
                .query((rs, i) -> TradingMode.valueOf(rs.getString(1)))
                .optional();
    }

    @Override
    public List<AccountView> accountsOf(UserId user) {
        return jdbc.sql(
                        "select id, name, mode, currency, venue from trading_account where user_id = ?"
                                + " order by created_at, id")
                .param(user.value())
                .query(PaperAccounts::view)
                .list();
    }

    /**
     * @throws ProblemException NOT_FOUND if there is no such account of that user
     */
    public AccountView require(UserId user, AccountId account) {
        return jdbc.sql(
                        "select id, name, mode, currency, venue from trading_account where id = ? and"
                                + " user_id = ?")
                .params(account.value(), user.value())
                .query(PaperAccounts::view)
                .optional()
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.NOT_FOUND, "You have no account " + account, "account"));
    }

    /** Whose it is; empty if there is no such account. */
    public Optional<UserId> ownerOf(AccountId account) {
        return jdbc.sql("select user_id from trading_account where id = ?")
                .param(account.value())
                .query((rs, i) -> new UserId(rs.getObject(1, UUID.class)))
                .optional();
    }

    /** Makes the caller's transaction the only one that changes the account until it ends. */
    public void lock(AccountId account) {
        jdbc.sql("select id from trading_account where id = ? for update")
                .param(account.value())
                .query(UUID.class)
                .single();
    }

    private static AccountView view(ResultSet rs, int row) throws SQLException {
        return new AccountView(
                new AccountId(rs.getObject("id", UUID.class)),
                rs.getString("name"),
                TradingMode.valueOf(rs.getString("mode")),
                rs.getString("currency"),
                rs.getString("venue") == null ? NOTE : "Real money at " + rs.getString("venue"));
    }
}
