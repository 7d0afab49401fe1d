package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.TradeJournal;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal.Annotation;
import io.aibotiyi.protocol.Journal.Direction;
import io.aibotiyi.protocol.Journal.EntryState;
import io.aibotiyi.protocol.Journal.Excursion;
import io.aibotiyi.protocol.Journal.ExportFormat;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Journal.LegView;
import io.aibotiyi.protocol.Journal.NewSnapshot;
import io.aibotiyi.protocol.Journal.SnapshotView;
import io.aibotiyi.protocol.Journal.Statistics;
import io.aibotiyi.protocol.Journal.TagView;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Market.CandleView;
import io.aibotiyi.protocol.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some weeks of trades on the sample markets; writing and pictures work, in memory. */
final class SampleJournal implements TradeJournal {

    private static final int TRADES = 42;
    private static final Duration APART = Duration.ofMinutes(410);
    private static final BigDecimal FEE = new BigDecimal("0.0005");
    private static final List<List<String>> TAGS =
            List.of(
                    List.of("breakout"),
                    List.of("mean reversion"),
                    List.of(),
                    List.of("breakout", "news"),
                    List.of("scalp"));

    private final SampleMarkets markets;
    private final List<JournalEntryDetail> entries = new ArrayList<>();
    private final Map<UUID, byte[]> pictures = new HashMap<>();
    private int ids;

    /**
     * @param some false for none
     */
    SampleJournal(SampleMarkets markets, boolean some) {
        this.markets = markets;
        if (some) {
            SplittableRandom random = new SplittableRandom(11);
            for (int i = 0; i < TRADES; i++) {
                entries.add(trade(i, random));
            }
        }
    }

    private JournalEntryDetail trade(int age, SplittableRandom random) {
        InstrumentId market =
                markets.instruments().get(age > 1 && random.nextInt(3) == 0 ? 1 : 0).id();
        boolean open = age == 0;
        boolean recent = age < 2;
        Timeframe timeframe = recent ? Timeframe.M1 : Timeframe.H1;
        int length = recent ? 18 + 14 * age : 2 + random.nextInt(8);
        Instant end = markets.now().minus(APART.multipliedBy(age));
        List<CandleView> candles = markets.candles(market, timeframe, null, end, length).candles();
        CandleView first = candles.getFirst();
        CandleView last = candles.getLast();
        boolean rising = last.close().compareTo(first.close()) >= 0;
        // right rather more often than not, as one likes to show
        boolean isLong = rising == random.nextInt(100) < 58;
        BigDecimal quantity = BigDecimal.valueOf(5 + random.nextInt(40), 2);
        return detail(age, market, isLong, open, candles, quantity);
    }

    private JournalEntryDetail detail(
            int age,
            InstrumentId market,
            boolean isLong,
            boolean open,
            List<CandleView> candles,
            BigDecimal quantity) {
        CandleView first = candles.getFirst();
        CandleView last = candles.getLast();
        BigDecimal sign = BigDecimal.valueOf(isLong ? 1 : -1);
        BigDecimal in = first.close();
        BigDecimal out = last.close();
        BigDecimal gross =
                open ? BigDecimal.ZERO : money(out.subtract(in).multiply(quantity).multiply(sign));
        BigDecimal fees = money((open ? in : in.add(out)).multiply(quantity).multiply(FEE));
        BigDecimal low = extreme(candles, true);
        BigDecimal high = extreme(candles, false);
        BigDecimal stop =
                age % 3 == 2
                        ? null
                        : in.subtract(in.multiply(new BigDecimal("0.004")).multiply(sign))
                                .setScale(in.scale(), RoundingMode.HALF_EVEN);
        BigDecimal risk = stop == null ? null : money(in.subtract(stop).abs().multiply(quantity));
        BigDecimal net = gross.subtract(fees);
        Instant entryAt = first.openTime().plusSeconds(31);
        Instant exitAt = open ? null : last.openTime().plusSeconds(42);
        boolean written = age == 0;
        JournalEntryView view =
                new JournalEntryView(
                        new JournalEntryId(SampleAccess.uuid(0x10e4, TRADES - age)),
                        SampleBackend.ACCOUNT,
                        market,
                        TradingMode.PAPER,
                        "USDT",
                        isLong ? Direction.LONG : Direction.SHORT,
                        open ? EntryState.OPEN : EntryState.CLOSED,
                        entryAt,
                        exitAt,
                        quantity,
                        quantity,
                        open ? quantity : BigDecimal.ZERO,
                        in,
                        open ? null : out,
                        gross,
                        fees,
                        BigDecimal.ZERO,
                        net,
                        List.of(),
                        stop,
                        risk,
                        open || risk == null ? null : net.divide(risk, 2, RoundingMode.HALF_EVEN),
                        open
                                ? null
                                : new Excursion(
                                        "1m",
                                        isLong ? low : high,
                                        isLong ? high : low,
                                        money(
                                                (isLong ? in.subtract(low) : high.subtract(in))
                                                        .multiply(quantity)),
                                        money(
                                                (isLong ? high.subtract(in) : in.subtract(low))
                                                        .multiply(quantity))),
                        exitAt == null ? null : Duration.between(entryAt, exitAt).toSeconds(),
                        open ? 1 : 2,
                        false,
                        false,
                        TAGS.get(age % TAGS.size()),
                        age % 4 == 1 ? Integer.valueOf(1 + age % 5) : null,
                        written,
                        0,
                        1);
        return new JournalEntryDetail(
                view,
                written
                        ? "**Plan**: buy the retest of the morning's high, stop below it.\n\n"
                                + "Entered a little late; the second push carried it. Next time:"
                                + " half at the level."
                        : "",
                legs(view, quantity),
                List.of(),
                List.of());
    }

    private List<LegView> legs(JournalEntryView view, BigDecimal quantity) {
        Side in = view.direction() == Direction.LONG ? Side.BUY : Side.SELL;
        List<LegView> legs = new ArrayList<>();
        legs.add(leg(in, true, view.entryPrice(), quantity, view.entryAt()));
        Instant exitAt = view.exitAt();
        BigDecimal exit = view.exitPrice();
        if (exitAt != null && exit != null) {
            legs.add(leg(in.opposite(), false, exit, quantity, exitAt));
        }
        return legs;
    }

    private LegView leg(
            Side side, boolean opening, BigDecimal price, BigDecimal quantity, Instant time) {
        return new LegView(
                new FillId(SampleAccess.uuid(0xf111, ids)),
                new OrderId(SampleAccess.uuid(0x04d3, ids++)),
                side,
                opening,
                price,
                quantity,
                false,
                money(price.multiply(quantity).multiply(FEE)),
                "USDT",
                time);
    }

    private static BigDecimal extreme(List<CandleView> candles, boolean lowest) {
        return candles.stream()
                .map(lowest ? CandleView::low : CandleView::high)
                .reduce(lowest ? BigDecimal::min : BigDecimal::max)
                .orElseThrow();
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(4, RoundingMode.HALF_EVEN);
    }

    private List<JournalEntryView> matching(Filter filter) {
        return entries.stream()
                .map(JournalEntryDetail::entry)
                .filter(e -> fits(e, filter))
                .toList();
    }

    private static boolean fits(JournalEntryView e, Filter filter) {
        Instant at = e.exitAt() == null ? e.entryAt() : e.exitAt();
        return (filter.instrument() == null || filter.instrument().equals(e.instrument()))
                && (filter.account() == null || filter.account().equals(e.account()))
                && (filter.from() == null || !at.isBefore(filter.from()))
                && (filter.to() == null || at.isBefore(filter.to()))
                && (filter.tag() == null || e.tags().contains(filter.tag()))
                && (filter.direction() == null || filter.direction() == e.direction())
                && (filter.outcome() == null || filter.outcome() == e.outcome())
                && (filter.state() == null || filter.state() == e.state());
    }

    @Override
    public Page<JournalEntryView> entries(Filter filter, @Nullable String after, int limit) {
        return new Page<>(matching(filter).stream().limit(limit).toList(), null);
    }

    private int index(JournalEntryId id) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).entry().id().equals(id)) {
                return i;
            }
        }
        throw SampleAccess.refuse(ErrorCode.NOT_FOUND, "Your journal has no such entry");
    }

    @Override
    public JournalEntryDetail entry(JournalEntryId id) {
        return entries.get(index(id));
    }

    @Override
    public JournalEntryDetail annotate(JournalEntryId id, long seen, Annotation annotation) {
        JournalEntryDetail before = entry(id);
        if (before.entry().version() != seen) {
            throw SampleAccess.refuse(ErrorCode.VERSION_CHANGED, "It was changed meanwhile.");
        }
        return put(before, annotation, before.snapshots());
    }

    private JournalEntryDetail put(
            JournalEntryDetail before, Annotation annotation, List<SnapshotView> snapshots) {
        JournalEntryView e = before.entry();
        boolean rewritten =
                !annotation.equals(new Annotation(before.notes(), e.rating(), e.tags()));
        JournalEntryView view =
                e.annotated(
                        annotation, snapshots.size(), rewritten ? e.version() + 1 : e.version());
        JournalEntryDetail now =
                new JournalEntryDetail(
                        view, annotation.notes(), before.legs(), before.funding(), snapshots);
        entries.set(index(e.id()), now);
        return now;
    }

    private JournalEntryDetail withSnapshots(
            JournalEntryDetail before, List<SnapshotView> snapshots) {
        return put(
                before,
                new Annotation(before.notes(), before.entry().rating(), before.entry().tags()),
                snapshots);
    }

    @Override
    public List<TagView> tags() {
        return entries.stream()
                .flatMap(e -> e.entry().tags().stream())
                .collect(Collectors.groupingBy(t -> t, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e ->
                        new TagView(
                                SampleAccess.uuid(0x7a6, e.getKey().hashCode()),
                                e.getKey(),
                                e.getValue()))
                .toList();
    }

    @Override
    public TagView renameTag(UUID tag, String name) {
        throw new UnsupportedOperationException("No screen renames a tag of the sample");
    }

    @Override
    public TagView mergeTag(UUID tag, UUID into) {
        throw new UnsupportedOperationException("No screen merges tags of the sample");
    }

    @Override
    public void deleteTag(UUID tag) {
        throw new UnsupportedOperationException("No screen deletes a tag of the sample");
    }

    @Override
    public SnapshotView addSnapshot(JournalEntryId id, NewSnapshot snapshot) {
        ByteBuffer header = ByteBuffer.wrap(snapshot.png(), 16, 8);
        SnapshotView kept =
                new SnapshotView(
                        SampleAccess.uuid(0x5a4, ids++),
                        markets.now(),
                        snapshot.caption(),
                        header.getInt(),
                        header.getInt(),
                        snapshot.png().length);
        pictures.put(kept.id(), snapshot.png());
        JournalEntryDetail before = entry(id);
        List<SnapshotView> all = new ArrayList<>(before.snapshots());
        all.add(kept);
        var _ = withSnapshots(before, all);
        return kept;
    }

    @Override
    public byte[] snapshot(JournalEntryId id, UUID snapshot) {
        return pictures.getOrDefault(snapshot, new byte[0]).clone();
    }

    @Override
    public void deleteSnapshot(JournalEntryId id, UUID snapshot) {
        JournalEntryDetail before = entry(id);
        var _ =
                withSnapshots(
                        before,
                        before.snapshots().stream().filter(s -> !s.id().equals(snapshot)).toList());
        pictures.remove(snapshot);
    }

    @Override
    public Statistics statistics(Filter filter, ZoneId zone, @Nullable String currency) {
        return SampleFigures.of(
                matching(filter).stream().filter(e -> e.exitAt() != null).toList().reversed(),
                zone);
    }

    @Override
    public long export(Filter filter, ExportFormat format, OutputStream to) {
        byte[] all = Json.mapper().writeValueAsBytes(matching(filter));
        try {
            to.write(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.length;
    }
}
