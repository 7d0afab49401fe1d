package io.aibotiyi.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.ledger.LedgerAccount.Kind;
import io.aibotiyi.backend.ledger.book.JdbcLedger;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger promises, on every database it runs on. */
abstract class LedgerContract {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);
    private static final AccountId ALICE = new AccountId(new UUID(0, 1));
    private static final AccountId BOB = new AccountId(new UUID(0, 2));
    private static final LedgerAccount ALICE_USDT = LedgerAccount.cash(ALICE, "USDT");
    private static final LedgerAccount BOB_USDT = LedgerAccount.cash(BOB, "USDT");

    private HikariDataSource database;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private Ledger ledger;

    abstract HikariDataSource open();

    @BeforeEach
    void openLedger() {
        database = open();
        jdbc = JdbcClient.create(database);
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        ledger = new JdbcLedger(jdbc, transactions, CLOCK);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void fund(LedgerAccount account, String amount) {
        ledger.post(move("fund:" + account, LedgerAccount.funding("USDT"), account, amount));
    }

    private static LedgerTransaction move(
            String key, LedgerAccount from, LedgerAccount to, String amount) {
        BigDecimal value = new BigDecimal(amount);
        return new LedgerTransaction(
                key, "test", List.of(new Posting(from, value.negate()), new Posting(to, value)));
    }

    @Test
    void postsEachKeyExactlyOnce() {
        fund(ALICE_USDT, "100");
        LedgerTransaction transfer = move("t1", ALICE_USDT, BOB_USDT, "30.5");

        assertThat(ledger.post(transfer)).isTrue();
        assertThat(ledger.post(transfer)).isFalse();

        assertThat(ledger.balance(ALICE_USDT).total()).isEqualByComparingTo("69.5");
        assertThat(ledger.balance(BOB_USDT).total()).isEqualByComparingTo("30.5");
        assertThat(ledger.prove().transactions()).isEqualTo(2);
    }

    @Test
    void refusesAKeyThatWasPostedWithOtherPostings() {
        fund(ALICE_USDT, "100");
        ledger.post(move("t1", ALICE_USDT, BOB_USDT, "30"));

        assertThatThrownBy(() -> ledger.post(move("t1", ALICE_USDT, BOB_USDT, "31")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'t1' was posted before");
        assertThat(ledger.balance(BOB_USDT).total()).isEqualByComparingTo("30");
    }

    @Test
    void tellsBalancesAndHoldsOfManyOwnersAtOnce() {
        fund(ALICE_USDT, "100");
        fund(BOB_USDT, "50");
        ledger.post(move("debt", LedgerAccount.marginDebt(BOB, "USDT"), BOB_USDT, "5"));
        ledger.reserve("margin:1", ALICE_USDT, new BigDecimal("10"));
        ledger.reserve("margin:2", ALICE_USDT, new BigDecimal("20"));
        ledger.reserve("order:1", ALICE_USDT, new BigDecimal("30"));
        List<String> owners = new ArrayList<>();
        for (int i = 1; i <= 600; i++) {
            owners.add(new UUID(0, i).toString());
        }

        Map<String, Balance> cash = ledger.balances(Kind.CASH, "USDT", owners.reversed());
        Map<String, Balance> debts = ledger.balances(Kind.MARGIN_DEBT, "USDT", owners);
        Map<String, BigDecimal> held = ledger.held("margin:", Kind.CASH, "USDT", owners);

        assertThat(cash).containsOnlyKeys(ALICE.toString(), BOB.toString());
        assertThat(cash.get(ALICE.toString())).isEqualTo(ledger.balance(ALICE_USDT));
        assertThat(cash.get(BOB.toString())).isEqualTo(ledger.balance(BOB_USDT));
        assertThat(debts).containsOnlyKeys(BOB.toString());
        assertThat(held).containsOnlyKeys(ALICE.toString());
        assertThat(held.get(ALICE.toString())).isEqualByComparingTo("30");
        assertThat(ledger.balances(Kind.CASH, "BTC", owners)).isEmpty();
        assertThat(ledger.balances(Kind.CASH, "USDT", List.of())).isEmpty();
    }

    @Test
    void keepsEighteenDecimals() {
        fund(ALICE_USDT, "12345678901234567890.123456789012345678");

        assertThat(ledger.balance(ALICE_USDT).total())
                .isEqualByComparingTo("12345678901234567890.123456789012345678");
    }

    @Test
    void refusesToOverdrawACustomerAndChangesNothing() {
        fund(ALICE_USDT, "100");

        assertThatThrownBy(() -> ledger.post(move("t1", ALICE_USDT, BOB_USDT, "100.01")))
                .isInstanceOf(InsufficientFundsException.class)
                .hasMessage("Needs 100.01 USDT, but only 100 is free");

        assertThat(ledger.balance(ALICE_USDT).total()).isEqualByComparingTo("100");
        assertThat(ledger.post(move("t1", ALICE_USDT, BOB_USDT, "100"))).isTrue();
        assertThat(ledger.prove().balanced()).isTrue();
    }

    @Test
    void letsTheHousesOwnAccountsGoBelowZero() {
        ledger.post(
                move(
                        "t1",
                        LedgerAccount.clearing(VenueId.SIMULATED, "USDT"),
                        LedgerAccount.feeIncome("USDT"),
                        "5"));

        assertThat(ledger.balance(LedgerAccount.clearing(VenueId.SIMULATED, "USDT")).total())
                .isEqualByComparingTo("-5");
    }

    @Test
    void doesNotSpendOrHoldTwiceWhatIsHeld() {
        fund(ALICE_USDT, "100");
        ledger.reserve("h1", ALICE_USDT, new BigDecimal("60"));

        assertThatThrownBy(() -> ledger.reserve("h2", ALICE_USDT, new BigDecimal("40.01")))
                .isInstanceOf(InsufficientFundsException.class);
        assertThatThrownBy(() -> ledger.post(move("t1", ALICE_USDT, BOB_USDT, "41")))
                .isInstanceOf(InsufficientFundsException.class);

        assertThat(ledger.balance(ALICE_USDT).free()).isEqualByComparingTo("40");
        assertThat(ledger.held("h2")).isZero();
    }

    @Test
    void freesAHoldInPartsAndThenWholly() {
        fund(ALICE_USDT, "100");
        ledger.reserve("h1", ALICE_USDT, new BigDecimal("60"));

        assertThat(ledger.reduce("h1", new BigDecimal("25"))).isEqualByComparingTo("35");
        assertThat(ledger.reduce("h1", new BigDecimal("30"))).isZero();
        assertThat(ledger.held("h1")).isEqualByComparingTo("25");
        assertThat(ledger.release("h1")).isEqualByComparingTo("25");
        assertThat(ledger.release("h1")).isZero();

        assertThat(ledger.balance(ALICE_USDT).held()).isZero();
        assertThat(ledger.prove().balanced()).isTrue();
    }

    @Test
    void undoesEverythingWithTheCallersTransaction() {
        fund(ALICE_USDT, "100");

        transaction.executeWithoutResult(status -> {
            ledger.reserve("h1", ALICE_USDT, new BigDecimal("10"));
            ledger.post(move("t1", ALICE_USDT, BOB_USDT, "20"));
            status.setRollbackOnly();
        });

        assertThat(ledger.balance(ALICE_USDT).free()).isEqualByComparingTo("100");
        assertThat(ledger.held("h1")).isZero();
        assertThat(ledger.prove().balanced()).isTrue();
    }

    @Test
    void anAccountWhoseMakingWasUndoneIsMadeAgain() {
        transaction.executeWithoutResult(status -> {
            fund(BOB_USDT, "5");
            fund(ALICE_USDT, "100");
            status.setRollbackOnly();
        });

        fund(ALICE_USDT, "7");
        ledger.post(move("t1", ALICE_USDT, BOB_USDT, "3"));

        assertThat(ledger.balance(ALICE_USDT).total()).isEqualByComparingTo("4");
        assertThat(ledger.balance(BOB_USDT).total()).isEqualByComparingTo("3");
        assertThat(ledger.prove().balanced()).isTrue();
    }

    @Test
    void oneKeyOnManyThreadsIsOnePosting() throws Exception {
        fund(ALICE_USDT, "100");

        List<Boolean> results =
                onThreads(8, i -> () -> ledger.post(move("t1", ALICE_USDT, BOB_USDT, "10")));

        assertThat(results).containsOnlyOnce(true);
        assertThat(ledger.balance(BOB_USDT).total()).isEqualByComparingTo("10");
    }

    @Test
    void manyThreadsCannotSpendTheSameMoney() throws Exception {
        fund(ALICE_USDT, "100");

        List<Boolean> results =
                onThreads(
                        24,
                        i ->
                                () -> {
                                    try {
                                        ledger.reserve("h" + i, ALICE_USDT, new BigDecimal("7"));
                                        return true;
                                    } catch (InsufficientFundsException e) {
                                        return false;
                                    }
                                });

        assertThat(results).filteredOn(r -> r).hasSize(14);
        assertThat(ledger.balance(ALICE_USDT).held()).isEqualByComparingTo("98");
    }

    @Test
    void transfersInBothDirectionsAtOnceDoNotDeadlock() throws Exception {
        fund(ALICE_USDT, "1000");
        fund(BOB_USDT, "1000");

        onThreads(
                16,
                i ->
                        () ->
                                i % 2 == 0
                                        ? ledger.post(move("t" + i, ALICE_USDT, BOB_USDT, "1"))
                                        : ledger.post(move("t" + i, BOB_USDT, ALICE_USDT, "1")));

        assertThat(ledger.balance(ALICE_USDT).total()).isEqualByComparingTo("1000");
        assertThat(ledger.prove().balanced()).isTrue();
    }

    @Test
    void provesItselfWhileOthersPost() throws Exception {
        fund(ALICE_USDT, "1000000");
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<?> posting =
                    pool.submit(() -> {
                        for (int i = 0; i < 3_000; i++) {
                            ledger.post(move("busy" + i, ALICE_USDT, BOB_USDT, "1"));
                        }
                    });
            do {
                assertThat(ledger.prove().balanced()).isTrue();
            } while (!posting.isDone());
            posting.get();
        }
        assertThat(ledger.prove().transactions()).isEqualTo(3_001);
    }

    @Test
    void theProofNoticesAChangedBalanceAPostingAndALostHold() {
        fund(ALICE_USDT, "100");
        ledger.reserve("h1", ALICE_USDT, new BigDecimal("10"));
        assertThat(ledger.prove().balanced()).isTrue();

        assertNoticed("update ledger_account set total = total + 1 where kind = 'CASH'");
        assertNoticed("update ledger_posting set amount = amount + 1 where amount > 0");
        assertNoticed("delete from ledger_posting where amount > 0");
        assertNoticed("delete from ledger_hold");
    }

    private void assertNoticed(String tampering) {
        assertThat(jdbc.sql(tampering).update()).isPositive();
        assertThat(ledger.prove().balanced()).as(tampering).isFalse();
        openAgainAsItWas();
        assertThat(ledger.prove().balanced()).isTrue();
    }

    private void openAgainAsItWas() {
        close();
        openLedger();
        fund(ALICE_USDT, "100");
        ledger.reserve("h1", ALICE_USDT, new BigDecimal("10"));
    }

    @Test
    void randomPostingsAlwaysAddUpToZeroAndAgreeWithAModel() {
        long seed = new Random().nextLong();
        System.out.println("LedgerContract seed " + seed);
        Random random = new Random(seed);
        List<LedgerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            accounts.add(LedgerAccount.cash(new AccountId(new UUID(9, i)), "USDT"));
        }
        accounts.add(LedgerAccount.funding("USDT"));
        Map<LedgerAccount, BigDecimal> model = new HashMap<>();
        for (int i = 0; i < 150; i++) {
            LedgerTransaction transaction = random(random, accounts, "r" + random.nextInt(120));
            boolean affordable =
                    transaction.postings().stream()
                            .allMatch(p -> affordable(p, transaction, model));
            boolean posted;
            try {
                posted = ledger.post(transaction);
                assertThat(!posted || affordable).as("seed %s step %s", seed, i).isTrue();
            } catch (InsufficientFundsException e) {
                assertThat(affordable).as("seed %s step %s", seed, i).isFalse();
                continue;
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("was posted before");
                continue;
            }
            if (posted) {
                transaction
                        .postings()
                        .forEach(p -> model.merge(p.account(), p.amount(), BigDecimal::add));
            }
        }
        for (LedgerAccount account : accounts) {
            assertThat(ledger.balance(account).total())
                    .as("seed %s, %s", seed, account)
                    .isEqualByComparingTo(model.getOrDefault(account, BigDecimal.ZERO));
        }
        assertThat(ledger.prove().balanced()).as("seed %s", seed).isTrue();
        assertThat(ledger.prove().sums())
                .allSatisfy(sum -> assertThat(sum.sum()).isEqualByComparingTo("0"));
    }

    private static boolean affordable(
            Posting posting, LedgerTransaction transaction, Map<LedgerAccount, BigDecimal> model) {
        BigDecimal change =
                transaction.postings().stream()
                        .filter(p -> p.account().equals(posting.account()))
                        .map(Posting::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return posting.account().kind() != Kind.CASH
                || change.signum() >= 0
                || model.getOrDefault(posting.account(), BigDecimal.ZERO).add(change).signum() >= 0;
    }

    private static LedgerTransaction random(
            Random random, List<LedgerAccount> accounts, String key) {
        List<Posting> postings = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        int lines = 1 + random.nextInt(4);
        for (int i = 0; i < lines; i++) {
            BigDecimal amount =
                    BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), random.nextInt(8));
            sum = sum.add(amount);
            postings.add(new Posting(accounts.get(random.nextInt(accounts.size())), amount));
        }
        postings.add(new Posting(LedgerAccount.funding("USDT"), sum.negate()));
        return new LedgerTransaction(key, "random", postings);
    }

    /** Makes the i-th thread's work. */
    private interface Work<T> {
        Callable<T> of(int index);
    }

    private static <T> List<T> onThreads(int count, Work<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tasks.add(work.of(i));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
