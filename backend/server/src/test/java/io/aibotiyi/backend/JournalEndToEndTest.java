package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.testing.Pngs;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.TradeJournal;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal.Annotation;
import io.aibotiyi.protocol.Journal.Direction;
import io.aibotiyi.protocol.Journal.EntryState;
import io.aibotiyi.protocol.Journal.ExportFormat;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Journal.NewSnapshot;
import io.aibotiyi.protocol.Journal.SnapshotView;
import io.aibotiyi.protocol.Journal.Statistics;
import io.aibotiyi.protocol.Journal.TagView;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;

/** The journal through the real client, server, database and simulated market. */
class JournalEndToEndTest {

    private static final InstrumentId BTC = InstrumentId.parse("sim:BTC-USDT");
    private static final InstrumentId PERP = InstrumentId.parse("sim:BTC-USDT-PERP");

    @TempDir static Path home;

    private static Backend backend;
    private static AibotClient client;
    private static TradeJournal journal;
    private static AccountId account;

    @BeforeAll
    static void start() {
        backend = Backend.start(BackendOptions.at(home));
        client = AibotClients.connect(backend.address());
        client.setUp(backend.setupSecret().orElseThrow(), "ann", "correct horse battery");
        journal = client.journal();
        account = client.orders().accounts().getFirst().id();
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .ignoreExceptions()
                .until(() ->
                        !client.markets().book(BTC, 5).asks().isEmpty()
                                && client.margin().perpetuals().getFirst().markPrice() != null);
    }

    @AfterAll
    static void stop() {
        client.close();
        backend.close();
    }

    private static void trade(InstrumentId market, Side side, String quantity) {
        OrderView placed =
                client.orders()
                        .place(
                                PlaceOrder.market(account, market, side, new BigDecimal(quantity)),
                                UUID.randomUUID().toString());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !client.orders().order(placed.id()).status().isWorking());
    }

    private static List<JournalEntryView> of(InstrumentId market) {
        return journal.entries(Filter.all().in(market), null, 50).items();
    }

    @Test
    void aRoundTripIsJournalledAnnotatedCountedAndExported() {
        trade(BTC, Side.BUY, "0.02");
        JournalEntryView open = of(BTC).getFirst();
        assertThat(open.state()).isEqualTo(EntryState.OPEN);
        trade(BTC, Side.SELL, "0.02");

        JournalEntryDetail closed = journal.entry(open.id());
        assertThat(closed.entry().state()).isEqualTo(EntryState.CLOSED);
        assertThat(closed.entry().quantity()).isEqualByComparingTo("0.02");
        List<FillView> fills =
                client.orders().fills(account, 100).stream()
                        .filter(f -> f.instrument().equals(BTC))
                        .toList();
        assertThat(closed.legs()).hasSameSizeAs(fills);
        assertThat(closed.entry().netPnl())
                .as("trading's own realised profit")
                .isEqualByComparingTo(
                        fills.stream()
                                .filter(f -> f.realisedPnl() != null)
                                .map(FillView::realisedPnl)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));

        annotates(closed.entry().id());
        JournalEntryDetail seen = journal.entry(open.id());
        assertThat(seen.snapshots()).hasSize(1);
        counts(seen.entry());
        exports(seen);
    }

    private static void annotates(JournalEntryId id) {
        JournalEntryDetail written =
                journal.annotate(
                        id, 1, new Annotation("=1+1, *why*", 4, List.of("Breakout", "news")));
        assertThat(written.entry().tags()).containsExactly("Breakout", "news");
        refused(
                ErrorCode.VERSION_CHANGED,
                () -> journal.annotate(id, 1, new Annotation("mine", null, List.of())));
        TagView news = journal.tags().getLast();
        assertThat(journal.renameTag(news.id(), "News").name()).isEqualTo("News");
        assertThat(journal.mergeTag(news.id(), journal.tags().getFirst().id()).entries()).isOne();
        assertThat(journal.entry(id).entry().tags()).containsExactly("Breakout");

        SnapshotView kept = journal.addSnapshot(id, new NewSnapshot("1m", Pngs.of(640, 400)));
        assertThat(journal.snapshot(id, kept.id())).isEqualTo(Pngs.of(640, 400));
        assertThat(kept.width()).isEqualTo(640);
        refused(
                ErrorCode.NOT_A_PICTURE,
                () -> journal.addSnapshot(id, new NewSnapshot("", new byte[] {1, 2, 3})));
        SnapshotView large =
                journal.addSnapshot(id, new NewSnapshot("large", Pngs.noise(560, 560)));
        assertThat(large.bytes()).as("beyond the usual largest body").isGreaterThan(900_000);
        journal.deleteSnapshot(id, large.id());
        refused(ErrorCode.NOT_FOUND, () -> journal.snapshot(id, large.id()));
    }

    private static void counts(JournalEntryView entry) {
        Statistics statistics =
                journal.statistics(
                        Filter.all().in(BTC), ZoneId.of("Europe/Istanbul"), entry.currency());
        assertThat(statistics.all().entries()).isOne();
        assertThat(statistics.all().netPnl()).isEqualByComparingTo(entry.netPnl());
        assertThat(statistics.byTag()).extracting("key").containsExactly("Breakout");
        assertThat(statistics.steps()).hasSize(1);
        assertThat(journal.entries(Filter.all().tagged("breakout"), null, 5).items()).hasSize(1);
        assertThat(journal.entries(Filter.all().tagged("other"), null, 5).items()).isEmpty();
    }

    private static void exports(JournalEntryDetail seen) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        assertThat(journal.export(Filter.all().in(BTC), ExportFormat.CSV, csv))
                .isEqualTo(csv.size());
        assertThat(csv.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(seen.entry().id().toString(), "\"'=1+1, *why*\"");
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        journal.export(Filter.all().in(BTC), ExportFormat.JSON, json);
        List<JournalEntryDetail> read =
                Json.mapper().readValue(json.toByteArray(), new TypeReference<>() {});
        assertThat(read).containsExactly(seen);
    }

    @Test
    void aPerpetualThatGoesThroughZeroIsTwoEntries() {
        trade(PERP, Side.SELL, "0.02");
        trade(PERP, Side.BUY, "0.05");
        trade(PERP, Side.SELL, "0.03");

        List<JournalEntryView> trips = of(PERP);
        assertThat(trips)
                .extracting(JournalEntryView::direction)
                .containsExactly(Direction.LONG, Direction.SHORT);
        assertThat(trips).extracting(JournalEntryView::state).containsOnly(EntryState.CLOSED);
        assertThat(
                        trips.stream()
                                .map(JournalEntryView::netPnl)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(
                        client.margin().of(account).positions().getFirst().realisedPnl());
    }

    @Test
    void anotherPersonsAccountIsNotThere() {
        refused(
                ErrorCode.NOT_FOUND,
                () -> journal.entries(Filter.all().of(new AccountId(UUID.randomUUID())), null, 10));
        refused(ErrorCode.NOT_FOUND, () -> journal.entry(new JournalEntryId(UUID.randomUUID())));
    }

    private static void refused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
