package io.aibotiyi.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerpetualTermsTest {

    private static final InstrumentId INDEX = InstrumentId.parse("sim:BTC-USDT");
    private static final PerpetualTerms TERMS =
            new PerpetualTerms(
                    INDEX,
                    List.of(
                            tier("50000", 50, "0.005"),
                            tier("250000", 25, "0.01"),
                            tier("1000000", 10, "0.025")),
                    10);

    private static PerpetualTerms.Tier tier(String upTo, int leverage, String rate) {
        return new PerpetualTerms.Tier(new BigDecimal(upTo), leverage, new BigDecimal(rate));
    }

    @Test
    void maintenanceDoesNotJumpBetweenTiers() {
        assertThat(TERMS.maintenance(new BigDecimal("50000"))).isEqualByComparingTo("250");
        assertThat(TERMS.maintenance(new BigDecimal("50001"))).isEqualByComparingTo("250.01");
        // 50,000 × 0.5 % + 200,000 × 1 % + 250,000 × 2.5 %
        assertThat(TERMS.maintenance(new BigDecimal("500000"))).isEqualByComparingTo("8500");
        assertThat(TERMS.maintenanceAmount(2)).isEqualByComparingTo("4000");
    }

    @Test
    void leverageFallsWithTheNotionalAndTheLastTierHoldsBeyondAll() {
        assertThat(TERMS.maxLeverage(BigDecimal.ZERO)).isEqualTo(50);
        assertThat(TERMS.maxLeverage(new BigDecimal("250000"))).isEqualTo(25);
        assertThat(TERMS.maxLeverage(new BigDecimal("250000.01"))).isEqualTo(10);
        assertThat(TERMS.maxLeverage(new BigDecimal("9000000"))).isEqualTo(10);
        assertThat(TERMS.mostNotional()).isEqualByComparingTo("1000000");
    }

    @Test
    void initialMarginIsRoundedUp() {
        assertThat(PerpetualTerms.initial(BigDecimal.ONE, 3))
                .isEqualByComparingTo("0.333333333333333334");
    }

    @Test
    void refusesTiersThatCouldNotBeLiquidatedInTime() {
        assertThatThrownBy(() -> new PerpetualTerms(INDEX, List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PerpetualTerms(INDEX, List.of(tier("100", 50, "0.02")), 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new PerpetualTerms(
                                INDEX, List.of(tier("100", 5, "0.02"), tier("200", 5, "0.03")), 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PerpetualTerms(INDEX, List.of(tier("100", 5, "0.02")), 6))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
