package io.aibotiyi.backend.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.AccountId;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerTransactionTest {

    private static final LedgerAccount CASH =
            LedgerAccount.cash(new AccountId(new UUID(0, 1)), "USDT");

    @Test
    void refusesPostingsThatDoNotAddUpToZero() {
        assertThatThrownBy(() ->
                        new LedgerTransaction(
                                "k",
                                "m",
                                List.of(
                                        posting(CASH, "5"),
                                        posting(LedgerAccount.funding("USDT"), "-4.99"))))
                .hasMessage("'k' does not balance: its USDT postings add up to 0.01");
    }

    @Test
    void balancesEachAssetByItself() {
        assertThatThrownBy(() ->
                        new LedgerTransaction(
                                "k",
                                "m",
                                List.of(
                                        posting(CASH, "5"),
                                        posting(LedgerAccount.funding("BTC"), "-5"))))
                .hasMessageContaining("does not balance");
    }

    @Test
    void refusesMoreThanEighteenDecimals() {
        assertThatThrownBy(() ->
                        new LedgerTransaction(
                                "k",
                                "m",
                                List.of(
                                        posting(CASH, "0.0000000000000000001"),
                                        posting(
                                                LedgerAccount.funding("USDT"),
                                                "-0.0000000000000000001"))))
                .hasMessageContaining("more than 18 decimals");
    }

    private static Posting posting(LedgerAccount account, String amount) {
        return new Posting(account, new BigDecimal(amount));
    }
}
