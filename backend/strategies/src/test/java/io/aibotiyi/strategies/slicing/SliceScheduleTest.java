package io.aibotiyi.strategies.slicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceScheduleTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final SliceRules ANY = new SliceRules(1, 1);

    @Test
    void dividesEvenly() {
        SliceSchedule schedule = SliceSchedule.even(100, ANY, 4 * MINUTE, 4, 0, 0);

        assertThat(schedule.slices())
                .containsExactly(
                        new Slice(0, 25),
                        new Slice(MINUTE, 25),
                        new Slice(2 * MINUTE, 25),
                        new Slice(3 * MINUTE, 25));
    }

    @Test
    void keepsToLotsAndSendsTheRestLast() {
        SliceSchedule schedule =
                SliceSchedule.even(1_000, new SliceRules(100, 100), 3 * MINUTE, 3, 0, 0);

        assertThat(schedule.slices()).extracting(Slice::quantity).containsExactly(300L, 300L, 400L);
    }

    @Test
    void joinsPartsThatAreTooSmallWithTheNext() {
        SliceSchedule schedule = SliceSchedule.even(70, new SliceRules(1, 20), 7 * MINUTE, 7, 0, 0);

        assertThat(schedule.slices())
                .containsExactly(
                        new Slice(MINUTE, 20),
                        new Slice(3 * MINUTE, 20),
                        new Slice(6 * MINUTE, 30));
    }

    @Test
    void followsAVolumeCurve() {
        SliceSchedule schedule =
                SliceSchedule.weighted(1_000, ANY, 4 * MINUTE, new long[] {10, 0, 30, 60}, 0, 0);

        assertThat(schedule.slices())
                .containsExactly(
                        new Slice(0, 100), new Slice(2 * MINUTE, 300), new Slice(3 * MINUTE, 600));
    }

    @Test
    void tellsWhatIsDueAndWhatIsOverdue() {
        SliceSchedule schedule = SliceSchedule.even(90, ANY, 3 * MINUTE, 3, 0, 0);

        assertThat(schedule.due(0)).isEqualTo(30);
        assertThat(schedule.overdue(0)).isZero();
        assertThat(schedule.overdueSince(0)).isZero();
        assertThat(schedule.due(MINUTE)).isEqualTo(60);
        assertThat(schedule.overdue(MINUTE)).isEqualTo(30);
        assertThat(schedule.overdueSince(MINUTE + 1)).isEqualTo(MINUTE);
        assertThat(schedule.next(MINUTE)).isEqualTo(2 * MINUTE);
        assertThat(schedule.overdue(2 * MINUTE)).isEqualTo(60);
        assertThat(schedule.next(2 * MINUTE)).isEqualTo(3 * MINUTE - MINUTE / 3);
        assertThat(schedule.overdue(3 * MINUTE - MINUTE / 3)).isEqualTo(90);
        assertThat(schedule.next(3 * MINUTE - MINUTE / 3)).isEqualTo(3 * MINUTE);
    }

    @Test
    void refusesWhatCannotBeDivided() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceSchedule.even(15, new SliceRules(10, 10), MINUTE, 2, 0, 0))
                .withMessageContaining("whole lots");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceSchedule.even(5, ANY, MINUTE, 501, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceSchedule.weighted(5, ANY, MINUTE, new long[] {0, 0}, 0, 0))
                .withMessageContaining("zero");
        assertThatIllegalArgumentException().isThrownBy(() -> SliceSchedule.parse("7"));
    }

    @Test
    void everyScheduleSumsUpInLotsAndNeverRunsAhead() {
        long seed = new Random().nextLong();
        System.out.println("SliceScheduleTest seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 20_000; run++) {
            long lot = 1L << random.nextInt(12);
            SliceRules rules = new SliceRules(lot, lot * random.nextLong(1, 50));
            long quantity = rules.minimum() + lot * random.nextLong(0, 1L << random.nextInt(1, 45));
            long duration = random.nextLong(10, 86_400) * 1_000_000_000L;
            long[] volumes = new long[random.nextInt(1, 200)];
            for (int i = 0; i < volumes.length; i++) {
                volumes[i] = random.nextInt(4) == 0 ? 0 : random.nextLong(1L << 40);
            }
            volumes[random.nextInt(volumes.length)] += 1;
            int jitter = random.nextInt(3) == 0 ? random.nextInt(10_001) : 0;
            SliceSchedule schedule =
                    SliceSchedule.weighted(
                            quantity, rules, duration, volumes, jitter, random.nextLong());

            check(schedule, quantity, rules, "seed " + seed + " run " + run);
            if (jitter == 0) {
                neverAhead(schedule, quantity, volumes, "seed " + seed + " run " + run);
            }
        }
    }

    private static void check(
            SliceSchedule schedule, long quantity, SliceRules rules, String what) {
        assertThat(schedule.quantity()).as(what).isEqualTo(quantity);
        long before = -1;
        for (Slice slice : schedule.slices()) {
            assertThat(slice.quantity() % rules.lot()).as(what).isZero();
            assertThat(slice.quantity()).as(what).isGreaterThanOrEqualTo(rules.minimum());
            assertThat(slice.offset()).as(what).isGreaterThan(before);
            before = slice.offset();
        }
        assertThat(before).as(what).isLessThan(schedule.duration());
        assertThat(schedule.due(schedule.duration())).as(what).isEqualTo(quantity);
        assertThat(schedule.overdue(schedule.duration())).as(what).isEqualTo(quantity);
        assertThat(SliceSchedule.parse(schedule.toString())).as(what).isEqualTo(schedule);
    }

    /** By the exact share of the curve up to each stretch. */
    private static void neverAhead(
            SliceSchedule schedule, long quantity, long[] volumes, String what) {
        BigInteger whole = BigInteger.ZERO;
        for (long volume : volumes) {
            whole = whole.add(BigInteger.valueOf(volume));
        }
        BigInteger reached = BigInteger.ZERO;
        long length = schedule.duration() / volumes.length;
        for (int i = 0; i < volumes.length; i++) {
            reached = reached.add(BigInteger.valueOf(volumes[i]));
            long offset = length * i + schedule.duration() % volumes.length * i / volumes.length;
            assertThat(BigInteger.valueOf(schedule.due(offset)).multiply(whole))
                    .as(what)
                    .isLessThanOrEqualTo(BigInteger.valueOf(quantity).multiply(reached));
        }
    }

    @Test
    void theSameSeedIsTheSameScheduleAndAnotherIsNot() {
        SliceSchedule one = SliceSchedule.even(1_000, ANY, 10 * MINUTE, 10, 10_000, 7);

        assertThat(SliceSchedule.even(1_000, ANY, 10 * MINUTE, 10, 10_000, 7)).isEqualTo(one);
        assertThat(SliceSchedule.even(1_000, ANY, 10 * MINUTE, 10, 10_000, 8)).isNotEqualTo(one);
        for (int i = 0; i < 10; i++) {
            assertThat(Math.abs(one.slices().get(i).offset() - i * MINUTE))
                    .isLessThanOrEqualTo(MINUTE / 2);
        }
    }

    @Test
    void makesTheMinimumOfAWorth() {
        SliceRules rules = SliceRules.of(5, 3, new BigDecimal("3"), new BigDecimal("10"));

        assertThat(rules).isEqualTo(new SliceRules(5, 3_335));
        assertThat(SliceRules.of(5, 3, BigDecimal.TEN, BigDecimal.ZERO))
                .isEqualTo(new SliceRules(5, 5));
    }

    @Test
    void everySizeCanBeSentAndLeavesWhatCanBeSent() {
        long seed = new Random().nextLong();
        System.out.println("SliceRules seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 100_000; run++) {
            long lot = random.nextLong(1, 20);
            SliceRules rules = new SliceRules(lot, lot * random.nextLong(1, 20));
            long remaining = lot * random.nextLong(0, 100);
            long wanted = random.nextLong(-50, 2_500);
            long size = rules.size(wanted, remaining);
            String what = "seed " + seed + " run " + run;
            if (size == 0) {
                assertThat(
                                Math.min(wanted, remaining) < rules.minimum()
                                        || remaining < 2 * rules.minimum())
                        .as(what)
                        .isTrue();
                continue;
            }
            assertThat(size).as(what).isBetween(rules.minimum(), Math.min(wanted, remaining));
            assertThat(size % lot).as(what).isZero();
            long left = remaining - size;
            assertThat(left == 0 || left >= rules.minimum()).as(what).isTrue();
        }
    }
}
