package io.aibotiyi.backend.ledger.book;

import io.aibotiyi.backend.ledger.Balance;
import io.aibotiyi.backend.ledger.InsufficientFundsException;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.ledger.LedgerTransaction;
import io.aibotiyi.backend.ledger.LedgerWitness;
import io.aibotiyi.backend.ledger.Posting;
import io.aibotiyi.protocol.Trading.LedgerProof;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger on JDBC. A balance is stored beside its postings and changed only under its row's
 * lock, taken in the order of {@link LedgerAccount#compareTo}; {@link #prove} shows that both
 * agree.
 */
@Service
public final class JdbcLedger implements Ledger {

    private final JdbcClient jdbc;
    private final LedgerAccounts accounts;
    private final LedgerAudit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** Without witnesses. */
    public JdbcLedger(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this(jdbc, transactions, clock, List.of());
    }

    @Autowired
    JdbcLedger(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            List<LedgerWitness> witnesses) {
        this.jdbc = jdbc;
        this.accounts = new LedgerAccounts(jdbc);
        this.audit = new LedgerAudit(jdbc, transactions, witnesses);
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public boolean post(LedgerTransaction posted) {
        return Boolean.TRUE.equals(transaction.execute(status -> write(posted)));
    }

    private boolean write(LedgerTransaction posted) {
        String fingerprint = Fingerprint.of(posted.postings());
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        int written =
                jdbc.sql(
                                "insert into ledger_transaction (event_key, memo, fingerprint,"
                                        + " posted_at) values (?, ?, ?, ?) on conflict do nothing")
                        .params(
                                posted.key(),
                                posted.memo(),
                                fingerprint,
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update(keys, "id");
        if (written == 0) {
            requireSame(posted.key(), fingerprint);
            return false;
        }
        long id = Objects.requireNonNull(keys.getKeyAs(Long.class));
        Map<LedgerAccount, BigDecimal> changes = new TreeMap<>();
        posted.postings().forEach(p -> changes.merge(p.account(), p.amount(), BigDecimal::add));
        Map<LedgerAccount, Long> ids = new HashMap<>();
        changes.forEach((account, amount) -> ids.put(account, accounts.add(account, amount)));
        insert(id, posted.postings(), ids);
        return true;
    }

    private void insert(long id, List<Posting> postings, Map<LedgerAccount, Long> accounts) {
        List<Object> values = new ArrayList<>(4 * postings.size());
        for (Posting posting : postings) {
            values.add(id);
            values.add(values.size() / 4 + 1);
            values.add(Objects.requireNonNull(accounts.get(posting.account())));
            values.add(posting.amount());
        }
        jdbc.sql(
                        "insert into ledger_posting (transaction_id, line, account_id, amount)"
                                + " values "
                                + String.join(
                                        ", ", Collections.nCopies(postings.size(), "(?, ?, ?, ?)")))
                .params(values)
                .update();
    }

    private void requireSame(String key, String fingerprint) {
        String before =
                jdbc.sql("select fingerprint from ledger_transaction where event_key = ?")
                        .param(key)
                        .query(String.class)
                        .single();
        if (!before.equals(fingerprint)) {
            throw new IllegalArgumentException(
                    "The ledger key '" + key + "' was posted before with other postings");
        }
    }

    @Override
    public void reserve(String hold, LedgerAccount account, BigDecimal amount) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException(
                    "A hold must be positive, '" + hold + "' was " + amount);
        }
        transaction.executeWithoutResult(status -> {
            LedgerAccounts.Row row = accounts.lock(account);
            if (row.free().compareTo(amount) < 0) {
                throw new InsufficientFundsException(account.asset(), amount, row.free());
            }
            accounts.store(row.id(), row.total(), row.held().add(amount));
            jdbc.sql("insert into ledger_hold (name, account_id, amount) values (?, ?, ?)")
                    .params(hold, row.id(), amount)
                    .update();
        });
    }

    @Override
    public BigDecimal reduce(String hold, BigDecimal remaining) {
        if (remaining.signum() < 0) {
            throw new IllegalArgumentException(
                    "A hold cannot keep less than nothing, '"
                            + hold
                            + "' was to keep "
                            + remaining);
        }
        BigDecimal freed = transaction.execute(status -> free(hold, remaining));
        return freed == null ? BigDecimal.ZERO : freed;
    }

    private BigDecimal free(String hold, BigDecimal remaining) {
        // the account first: every writer locks in that order
        Long id =
                jdbc.sql("select account_id from ledger_hold where name = ?")
                        .param(hold)
                        .query(Long.class)
                        .optional()
                        .orElse(null);
        if (id == null) {
            return BigDecimal.ZERO;
        }
        LedgerAccounts.Row row = accounts.lock(id);
        BigDecimal freed = held(hold).subtract(remaining);
        if (freed.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        if (remaining.signum() == 0) {
            jdbc.sql("delete from ledger_hold where name = ?").param(hold).update();
        } else {
            jdbc.sql("update ledger_hold set amount = ? where name = ?")
                    .params(remaining, hold)
                    .update();
        }
        accounts.store(row.id(), row.total(), row.held().subtract(freed));
        return freed;
    }

    @Override
    public BigDecimal held(String hold) {
        return jdbc.sql("select amount from ledger_hold where name = ?")
                .param(hold)
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.ZERO);
    }

    @Override
    public Balance balance(LedgerAccount account) {
        return accounts.find(account)
                .map(row -> new Balance(account, row.total(), row.held()))
                .orElse(new Balance(account, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    @Override
    public List<Balance> balances(String owner, LedgerAccount.Kind kind) {
        return accounts.of(owner, kind);
    }

    @Override
    public Map<String, Balance> balances(
            LedgerAccount.Kind kind, String asset, Collection<String> owners) {
        return accounts.of(kind, asset, owners);
    }

    @Override
    public Map<String, BigDecimal> held(
            String prefix, LedgerAccount.Kind kind, String asset, Collection<String> owners) {
        return accounts.held(prefix, kind, asset, owners);
    }

    @Override
    public LedgerProof prove() {
        return audit.prove();
    }
}
