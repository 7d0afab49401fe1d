package io.aibotiyi.backend.ledger.book;

import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.ledger.LedgerWitness;
import io.aibotiyi.protocol.Trading.AssetSum;
import io.aibotiyi.protocol.Trading.LedgerProof;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds everything up again, trusting no stored balance. */
final class LedgerAudit {

    private static final String UNBALANCED_TRANSACTIONS =
            """
            select count(*) from (
                select p.transaction_id, a.asset
                from ledger_posting p join ledger_account a on a.id = p.account_id
                group by p.transaction_id, a.asset having sum(p.amount) <> 0) as wrong
            """;
    private static final String WRONG_TOTALS =
            """
            select count(*) from ledger_account a
            where a.total <> coalesce(
                (select sum(p.amount) from ledger_posting p where p.account_id = a.id), 0)
            """;
    private static final String WRONG_HOLDS =
            """
            select count(*) from ledger_account a
            where a.held <> coalesce(
                (select sum(h.amount) from ledger_hold h where h.account_id = a.id), 0)
            """;
    private static final String NEGATIVE_CASH =
            "select count(*) from ledger_account where kind = 'CASH' and (held < 0 or total < held)";
    private static final String EMPTY_TRANSACTIONS =
            """
            select count(*) from ledger_transaction t
            where not exists (select 1 from ledger_posting p where p.transaction_id = t.id)
            """;

    /**
     * Reads every table that the proof reads. H2's repeatable read takes its view of a table when a
     * statement first touches it, so the first statement must touch all of them for one view.
     */
    private static final String COUNTS =
            """
            select (select count(*) from ledger_transaction) as transactions,
                   (select count(*) from ledger_posting) as postings,
                   (select count(*) from ledger_account) as accounts,
                   (select count(*) from ledger_hold) as holds
            """;

    private static final int REPEATS = 3;

    private record Counts(long transactions, long postings) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate consistentView;

    private final List<LedgerWitness> witnesses;

    LedgerAudit(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            List<LedgerWitness> witnesses) {
        this.jdbc = jdbc;
        this.witnesses = witnesses;
        this.consistentView = new TransactionTemplate(transactions);
        consistentView.setReadOnly(true);
        consistentView.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        consistentView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * A witness reads tables that the first statement does not touch, so in H2 a posting may come
     * between the two; what does not balance is added up again.
     */
    LedgerProof prove() {
        LedgerProof proof = proveOnce();
        for (int again = 0; again < REPEATS && !witnesses.isEmpty() && !proof.balanced(); again++) {
            proof = proveOnce();
        }
        return proof;
    }

    private LedgerProof proveOnce() {
        return Objects.requireNonNull(consistentView.execute(status -> addUp()));
    }

    private boolean agrees(LedgerWitness witness) {
        Map<LedgerAccount, BigDecimal> here = new HashMap<>();
        jdbc.sql("select owner, asset, total from ledger_account where kind = ? and total <> 0")
                .param(witness.kind().name())
                .query(rs -> {
                    here.put(
                            new LedgerAccount(
                                    rs.getString("owner"), witness.kind(), rs.getString("asset")),
                            rs.getBigDecimal("total").stripTrailingZeros());
                });
        Map<LedgerAccount, BigDecimal> there = new HashMap<>();
        witness.totals()
                .forEach((account, total) -> {
                    if (total.signum() != 0) {
                        there.put(account, total.stripTrailingZeros());
                    }
                });
        return here.equals(there);
    }

    private LedgerProof addUp() {
        Counts counts =
                jdbc.sql(COUNTS)
                        .query((rs, i) ->
                                new Counts(rs.getLong("transactions"), rs.getLong("postings")))
                        .single();
        List<AssetSum> sums =
                jdbc.sql(
                                """
                                select a.asset, coalesce(sum(p.amount), 0) as total
                                from ledger_posting p join ledger_account a on a.id = p.account_id
                                group by a.asset order by a.asset
                                """)
                        .query((rs, i) ->
                                new AssetSum(rs.getString("asset"), plain(rs.getBigDecimal(2))))
                        .list();
        boolean balanced =
                sums.stream().allMatch(sum -> sum.sum().signum() == 0)
                        && count(UNBALANCED_TRANSACTIONS) == 0
                        && count(EMPTY_TRANSACTIONS) == 0
                        && count(WRONG_TOTALS) == 0
                        && count(WRONG_HOLDS) == 0
                        && count(NEGATIVE_CASH) == 0
                        && witnesses.stream().allMatch(this::agrees);
        return new LedgerProof(balanced, counts.transactions(), counts.postings(), sums);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static BigDecimal plain(BigDecimal sum) {
        return sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros();
    }
}
