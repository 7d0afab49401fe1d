package io.aibotiyi.workstation.gallery;

import io.aibotiyi.protocol.Journal.Bucket;
import io.aibotiyi.protocol.Journal.CurrencyCount;
import io.aibotiyi.protocol.Journal.Drawdown;
import io.aibotiyi.protocol.Journal.EquityDay;
import io.aibotiyi.protocol.Journal.EquityStep;
import io.aibotiyi.protocol.Journal.Figures;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Journal.Statistics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the sample's trades add up to. */
final class SampleFigures {

    private SampleFigures() {}

    /** Closed ones, oldest first. */
    static Statistics of(List<JournalEntryView> closed, ZoneId zone) {
        List<EquityStep> steps = new ArrayList<>();
        Map<String, List<JournalEntryView>> days = new TreeMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal peak = BigDecimal.ZERO;
        Drawdown deepest = null;
        for (JournalEntryView e : closed) {
            Instant exit = Objects.requireNonNull(e.exitAt());
            sum = sum.add(e.netPnl());
            peak = peak.max(sum);
            BigDecimal below = peak.subtract(sum);
            if (below.signum() > 0 && (deepest == null || below.compareTo(deepest.amount()) > 0)) {
                deepest = new Drawdown(below, null, exit);
            }
            steps.add(new EquityStep(e.id(), exit, e.netPnl(), sum, below));
            days.computeIfAbsent(exit.atZone(zone).toLocalDate().toString(), _ -> new ArrayList<>())
                    .add(e);
        }
        return new Statistics(
                "USDT",
                List.of(new CurrencyCount("USDT", closed.size())),
                zone.getId(),
                figures(closed),
                deepest,
                steps,
                days(days),
                by(closed, e -> Stream.of(e.instrument().toString())),
                by(
                        closed,
                        e -> Stream.of(String.format("%02d", e.entryAt().atZone(zone).getHour()))),
                by(closed, e -> Stream.of(e.entryAt().atZone(zone).getDayOfWeek().name())),
                by(closed, e -> e.tags().stream()),
                by(closed, e -> Stream.of(e.direction().name())),
                by(closed, e -> Stream.of(held(e))));
    }

    private static String held(JournalEntryView e) {
        Long seconds = e.holdingSeconds();
        long minutes = seconds == null ? 0 : seconds / 60;
        return minutes < 15 ? "5m-15m" : minutes < 60 ? "15m-1h" : "1h-4h";
    }

    private static List<EquityDay> days(Map<String, List<JournalEntryView>> days) {
        List<EquityDay> all = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal peak = BigDecimal.ZERO;
        for (Map.Entry<String, List<JournalEntryView>> day : days.entrySet()) {
            BigDecimal net = net(day.getValue());
            sum = sum.add(net);
            peak = peak.max(sum);
            all.add(
                    new EquityDay(
                            day.getKey(), day.getValue().size(), net, sum, peak.subtract(sum)));
        }
        return all;
    }

    private static List<Bucket> by(
            List<JournalEntryView> all, Function<JournalEntryView, Stream<String>> keys) {
        Map<String, List<JournalEntryView>> found = new TreeMap<>();
        all.forEach(e ->
                keys.apply(e)
                        .forEach(key -> found.computeIfAbsent(key, _ -> new ArrayList<>()).add(e)));
        Map<String, Bucket> buckets = new LinkedHashMap<>();
        found.forEach((key, some) -> buckets.put(key, new Bucket(key, figures(some))));
        return List.copyOf(buckets.values());
    }

    private static BigDecimal net(List<JournalEntryView> some) {
        return some.stream().map(JournalEntryView::netPnl).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Figures figures(List<JournalEntryView> some) {
        List<BigDecimal> won =
                some.stream().map(JournalEntryView::netPnl).filter(n -> n.signum() > 0).toList();
        List<BigDecimal> lost =
                some.stream().map(JournalEntryView::netPnl).filter(n -> n.signum() < 0).toList();
        BigDecimal wins = won.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal losses = lost.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal averageWin = ratio(wins, won.size());
        BigDecimal averageLoss = ratio(losses, lost.size());
        List<BigDecimal> multiples =
                some.stream().map(JournalEntryView::rMultiple).filter(Objects::nonNull).toList();
        return new Figures(
                some.size(),
                won.size(),
                lost.size(),
                some.size() - won.size() - lost.size(),
                some.stream()
                        .map(JournalEntryView::grossPnl)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                some.stream().map(JournalEntryView::fees).reduce(BigDecimal.ZERO, BigDecimal::add),
                BigDecimal.ZERO,
                net(some),
                ratio(BigDecimal.valueOf(won.size()), some.size()),
                quotient(wins, losses.negate()),
                ratio(net(some), some.size()),
                averageWin,
                averageLoss,
                averageWin == null || averageLoss == null
                        ? null
                        : quotient(averageWin, averageLoss.negate()),
                won.stream().max(BigDecimal::compareTo).orElse(null),
                lost.stream().min(BigDecimal::compareTo).orElse(null),
                ratio(
                        multiples.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                        multiples.size()),
                some.isEmpty()
                        ? null
                        : some.stream()
                                        .map(JournalEntryView::holdingSeconds)
                                        .filter(Objects::nonNull)
                                        .mapToLong(Long::longValue)
                                        .sum()
                                / some.size());
    }

    private static @Nullable BigDecimal ratio(BigDecimal sum, int count) {
        return count == 0 ? null : quotient(sum, BigDecimal.valueOf(count));
    }

    private static @Nullable BigDecimal quotient(BigDecimal part, BigDecimal of) {
        return of.signum() == 0 ? null : part.divide(of, 4, RoundingMode.HALF_EVEN);
    }
}
