package io.aibotiyi.strategies.slicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParticipationTest {

    @Test
    void allowsItsShareRoundedDown() {
        assertThat(new Participation(1_000).allowed(1_009)).isEqualTo(100);
        assertThat(new Participation(10_000).allowed(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> new Participation(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Participation(10_001));
    }

    @Test
    void isNeverAheadOfTheRateWhateverTheMarketDoes() {
        long seed = new Random().nextLong();
        System.out.println("ParticipationTest seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            Participation share = new Participation(random.nextInt(1, 10_001));
            long lot = random.nextLong(1, 100);
            SliceRules rules = new SliceRules(lot, lot * random.nextLong(1, 10));
            long quantity = rules.minimum() + lot * random.nextLong(0, 1_000_000);
            long volume = 0;
            long sent = 0;
            for (int step = 0; step < 200; step++) {
                volume += random.nextLong(0, quantity);
                long part = share.next(quantity, sent, volume, rules);
                sent += part;
                String what = "seed " + seed + " run " + run + " step " + step;
                assertThat(BigInteger.valueOf(sent).multiply(BigInteger.valueOf(10_000)))
                        .as(what)
                        .isLessThanOrEqualTo(
                                BigInteger.valueOf(volume)
                                        .multiply(BigInteger.valueOf(share.rate())));
                assertThat(sent).as(what).isLessThanOrEqualTo(quantity);
                assertThat(part == 0 || part >= rules.minimum()).as(what).isTrue();
                assertThat(part % lot).as(what).isZero();
                long left = quantity - sent;
                assertThat(left == 0 || left >= rules.minimum()).as(what).isTrue();
            }
        }
    }

    @Test
    void sendsAllOnceTheMarketTradedEnough() {
        SliceRules rules = new SliceRules(10, 30);

        assertThat(new Participation(5_000).next(200, 0, 400, rules)).isEqualTo(200);
        assertThat(new Participation(5_000).next(200, 0, 390, rules)).isEqualTo(170);
        assertThat(new Participation(5_000).next(200, 170, 390, rules)).isZero();
    }

    @Test
    void icebergPartsAddUpAndVaryWithinTheirJitter() {
        long seed = new Random().nextLong();
        System.out.println("IcebergParts seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 5_000; run++) {
            long lot = random.nextLong(1, 20);
            SliceRules rules = new SliceRules(lot, lot * random.nextLong(1, 10));
            long quantity = rules.minimum() + lot * random.nextLong(0, 5_000);
            IcebergParts parts =
                    new IcebergParts(
                            random.nextLong(1, quantity + 1),
                            random.nextInt(10_000),
                            random.nextLong());
            long reach = parts.display() * parts.jitter() / 10_000;
            long remaining = quantity;
            String what = "seed " + seed + " run " + run;
            for (int number = 1; remaining > 0; number++) {
                long part = parts.part(number, remaining, rules);
                assertThat(part).as(what).isBetween(rules.minimum(), remaining);
                assertThat(part % lot).as(what).isZero();
                assertThat(parts.part(number, remaining, rules)).as(what).isEqualTo(part);
                assertThat(part)
                        .as(what)
                        .isLessThan(
                                Math.max(parts.display() + reach + 1, rules.minimum() + 1)
                                        + rules.minimum());
                remaining -= part;
            }
            assertThat(remaining).as(what).isZero();
        }
    }
}
