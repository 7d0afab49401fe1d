package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.trading.FillBooked;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.Streams;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import io.aibotiyi.protocol.StreamPosition;
import io.aibotiyi.protocol.Trading.FillView;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions that go on after a lost connection: epochs, offsets, histories. */
class StreamResumeTest {

    private StreamFixture fixture;
    private Session ann;
    private AccountId account;

    @BeforeEach
    void start() throws Exception {
        fixture = new StreamFixture();
        ann = fixture.identity.signIn("ann");
        account = fixture.trading.open(fixture.identity.user("ann"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void fill(long number) {
        FillView fill = FakeTrading.fill(account, number);
        fixture.trading.fills.add(fill);
        fixture.server().on(new FillBooked(fill));
    }

    private RawStream signedIn() throws Exception {
        RawStream raw = new RawStream(fixture.server().uri());
        raw.send("{\"op\":\"authenticate\",\"id\":1,\"token\":\"" + ann.accessToken() + "\"}");
        raw.next(StreamFrame.Ack.class);
        return raw;
    }

    private void subscribe(RawStream raw, String resume) {
        raw.send(
                "{\"op\":\"subscribe\",\"id\":2,\"channel\":\"FILLS\",\"account\":\""
                        + account
                        + "\""
                        + resume
                        + "}");
    }

    private static String from(StreamPosition position) {
        return ",\"resume\":{\"epoch\":\""
                + position.epoch()
                + "\",\"offset\":"
                + position.offset()
                + "}";
    }

    private static long offset(StreamFrame.Fills frame) {
        return Objects.requireNonNull(frame.offset());
    }

    private static List<FillId> ids(List<FillView> fills) {
        return fills.stream().map(FillView::id).toList();
    }

    private List<FillId> expected(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(n -> FakeTrading.fill(account, n).id())
                .toList();
    }

    @Test
    void tellsWhereAHistoryBeginsAndNumbersWhatFollows() throws Exception {
        fill(1);
        try (RawStream raw = signedIn()) {
            subscribe(raw, "");
            StreamFrame.Position start = raw.next(StreamFrame.Position.class);
            assertThat(start.recovered()).isFalse();
            StreamFrame.Fills snapshot = raw.next(StreamFrame.Fills.class);
            assertThat(snapshot.snapshot()).isTrue();
            assertThat(snapshot.offset()).isEqualTo(start.offset());
            fill(2);
            assertThat(raw.next(StreamFrame.Fills.class).offset()).isEqualTo(start.offset() + 1);
        }
    }

    @Test
    void goesOnWithWhatWasMissedAndNothingElse() throws Exception {
        StreamPosition last;
        try (RawStream raw = signedIn()) {
            subscribe(raw, "");
            StreamFrame.Position start = raw.next(StreamFrame.Position.class);
            raw.next(StreamFrame.Fills.class);
            fill(1);
            last = new StreamPosition(start.epoch(), offset(raw.next(StreamFrame.Fills.class)));
        }
        for (int n = 2; n <= 5; n++) {
            fill(n);
        }
        try (RawStream raw = signedIn()) {
            subscribe(raw, from(last));
            StreamFrame.Position again = raw.next(StreamFrame.Position.class);
            assertThat(again)
                    .isEqualTo(new StreamFrame.Position(1, last.epoch(), last.offset(), true));
            List<FillView> missed = new CopyOnWriteArrayList<>();
            while (missed.size() < 4) {
                StreamFrame.Fills frame = raw.next(StreamFrame.Fills.class);
                assertThat(frame.snapshot()).isFalse();
                missed.addAll(frame.fills());
            }
            assertThat(ids(missed)).isEqualTo(expected(2, 5));
            assertThat(fixture.server().figures().resumed()).isEqualTo(1);
        }
    }

    @Test
    void startsOverWhereTheHistoryIsNotKnown() throws Exception {
        try (RawStream raw = signedIn()) {
            subscribe(raw, "");
            String epoch = raw.next(StreamFrame.Position.class).epoch();
            for (StreamPosition unknown :
                    List.of(
                            new StreamPosition("another", 0),
                            new StreamPosition(epoch, 99),
                            new StreamPosition(epoch, -1))) {
                subscribe(raw, from(unknown));
                assertThat(raw.next(StreamFrame.Position.class).recovered()).isFalse();
                assertThat(raw.next(StreamFrame.Fills.class).snapshot()).isTrue();
            }
            assertThat(fixture.server().figures().notResumed()).isEqualTo(3);
        }
    }

    @Test
    void startsOverAfterMoreThanTheHistoryHolds() throws Exception {
        StreamPosition start;
        try (RawStream raw = signedIn()) {
            subscribe(raw, "");
            StreamFrame.Position position = raw.next(StreamFrame.Position.class);
            start = new StreamPosition(position.epoch(), position.offset());
            for (int n = 1; n <= 70; n++) {
                // one frame each: the next comes after the last was heard
                fill(n);
                raw.next(StreamFrame.Fills.class);
            }
        }
        try (RawStream raw = signedIn()) {
            subscribe(raw, from(start));
            assertThat(raw.next(StreamFrame.Position.class).recovered()).isFalse();
        }
    }

    @Test
    void aRepeatedDeliveryIsToldOnce() throws Exception {
        try (RawStream raw = signedIn()) {
            subscribe(raw, "");
            raw.next(StreamFrame.Fills.class);
            fill(1);
            fill(1);
            fill(2);
            List<FillView> told = new CopyOnWriteArrayList<>();
            while (told.isEmpty() || !ids(told).contains(expected(2, 2).getFirst())) {
                told.addAll(raw.next(StreamFrame.Fills.class).fills());
            }
            assertThat(ids(told)).isEqualTo(expected(1, 2));
        }
    }

    @Test
    void refusesToResumeWhatHasNoHistory() throws Exception {
        fixture.markets.snapshot(1);
        try (RawStream raw = signedIn()) {
            raw.send(
                    "{\"op\":\"subscribe\",\"id\":2,\"channel\":\"BOOK\",\"instrument\":"
                            + "\"sim:BTC-USDT\""
                            + from(new StreamPosition("x", 1))
                            + "}");
            StreamFrame.Failed failed = raw.next(StreamFrame.Failed.class);
            assertThat(failed.problem().code()).isEqualTo(ErrorCode.INVALID_FIELD);
            assertThat(failed.problem().field()).isEqualTo("resume");
        }
    }

    /** Notes every fill in the order heard, and how each connection began. */
    private static final class Notes implements Streams.Listener {
        final List<FillView> fills = new CopyOnWriteArrayList<>();
        final AtomicInteger snapshots = new AtomicInteger();
        final AtomicInteger resumptions = new AtomicInteger();
        final AtomicInteger interruptions = new AtomicInteger();

        @Override
        public void frame(StreamFrame frame) {
            StreamFrame.Fills news = (StreamFrame.Fills) frame;
            if (news.snapshot()) {
                snapshots.incrementAndGet();
            }
            fills.addAll(news.fills());
        }

        @Override
        public void interrupted(String reason) {
            interruptions.incrementAndGet();
        }

        @Override
        public void resumed() {
            resumptions.incrementAndGet();
        }
    }

    @Test
    void aClientWhoseConnectionsBreakMissesNoFillAndHearsNoneTwice() {
        long seed = 17;
        Random random = new Random(seed);
        try (AibotClient client = fixture.client("ann")) {
            Notes notes = new Notes();
            client.streams()
                    .subscribe(new Subscribe(0, Channel.FILLS, null, null, null, account), notes);
            Await.until("the snapshot", () -> notes.snapshots.get() == 1);
            int number = 0;
            for (int cut = 1; cut <= 5; cut++) {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    fill(++number);
                }
                if (random.nextBoolean()) {
                    int heard = number;
                    Await.until("all so far, seed " + seed, () -> notes.fills.size() == heard);
                }
                fixture.cutConnections();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    fill(++number);
                }
                int cuts = cut;
                Await.until("the return, seed " + seed, () -> notes.resumptions.get() == cuts);
            }
            int all = number;
            Await.until("every fill, seed " + seed, () -> notes.fills.size() >= all);
            assertThat(ids(notes.fills)).as("seed %d", seed).isEqualTo(expected(1, all));
            assertThat(notes.snapshots).hasValue(1);
            assertThat(notes.interruptions).hasValue(5);
        }
    }

    @Test
    void aClientOfABackendThatStartedAnewGetsASnapshot() {
        try (AibotClient client = fixture.client("ann")) {
            Notes notes = new Notes();
            client.streams()
                    .subscribe(new Subscribe(0, Channel.FILLS, null, null, null, account), notes);
            Await.until("the snapshot", () -> notes.snapshots.get() == 1);
            fixture.restart();
            fill(1);
            Await.until("a second snapshot", () -> notes.snapshots.get() == 2);
            Await.until("the fill", () -> ids(notes.fills).contains(expected(1, 1).getFirst()));
            assertThat(notes.resumptions).hasValue(0);
        }
    }

    @Test
    void fillsBookedWhileTheBackendWasAwayComeFromTheDatabase() {
        try (AibotClient client = fixture.client("ann")) {
            Notes notes = new Notes();
            client.streams()
                    .subscribe(new Subscribe(0, Channel.FILLS, null, null, null, account), notes);
            Await.until("the snapshot", () -> notes.snapshots.get() == 1);
            fill(1);
            fill(2);
            fill(3);
            Await.until("three fills", () -> notes.fills.size() == 3);
            fixture.trading.fills.add(FakeTrading.fill(account, 4));
            fixture.restart();
            Await.until("the return", () -> notes.resumptions.get() == 1);
            fill(5);
            Await.until("the newest", () -> ids(notes.fills).contains(expected(5, 5).getFirst()));
            assertThat(ids(notes.fills)).isEqualTo(expected(1, 5));
            assertThat(notes.snapshots).hasValue(1);
        }
    }

    @Test
    void tradesGoOnToo() throws Exception {
        fixture.markets.snapshot(1);
        String trades =
                "{\"op\":\"subscribe\",\"id\":2,\"channel\":\"TRADES\",\"instrument\":"
                        + "\"sim:BTC-USDT\"";
        StreamPosition last;
        try (RawStream raw = signedIn()) {
            raw.send(trades + "}");
            StreamFrame.Position start = raw.next(StreamFrame.Position.class);
            last = new StreamPosition(start.epoch(), start.offset());
        }
        fixture.markets.trade(1, 100_000, 1);
        fixture.markets.trade(2, 100_000, 1);
        try (RawStream raw = signedIn()) {
            raw.send(trades + from(last) + "}");
            assertThat(raw.next(StreamFrame.Position.class).recovered()).isTrue();
            long heard = 0;
            while (heard < 2) {
                StreamFrame.Trades frame = raw.next(StreamFrame.Trades.class);
                assertThat(frame.snapshot()).isFalse();
                heard = frame.trades().getLast().id();
            }
        }
    }
}
