package io.aibotiyi.venues.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.exchange.StubCapture;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.StreamSettings;
import io.aibotiyi.venues.stub.Capture;
import io.aibotiyi.venues.stub.Fast;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Real books of Kraken with Kraken's own checksums through the whole adapter. The capture is of the
 * version 1 protocol; its texts are put into version 2's form unchanged, digit for digit, and what
 * version 1 does not send (a snapshot's checksum) is made here from the texts by the published
 * rule.
 */
class KrakenCaptureTest {

    private static final int DEPTH = 1_000;

    private final Books books = new Books();
    private final Map<String, InstrumentRules> pairs = new LinkedHashMap<>();
    private final List<String> snapshots = new ArrayList<>();
    private final List<String> updates = new ArrayList<>();

    @BeforeEach
    void read() throws Exception {
        for (String line : Capture.lines("kraken_ws_book_20210417.txt")) {
            String text = line.substring(line.indexOf(": ") + 2);
            if (!text.startsWith("[")) {
                continue;
            }
            JsonNode message;
            try {
                message = JsonFields.mapper().readTree(text);
            } catch (JacksonException e) {
                continue; // the recording's last line is cut
            }
            convert(message);
        }
    }

    private void convert(JsonNode message) {
        String pair = message.path(message.size() - 1).asString();
        List<String[]> bids = new ArrayList<>();
        List<String[]> asks = new ArrayList<>();
        String checksum = "";
        boolean snapshot = false;
        for (int i = 1; i < message.size() - 2; i++) {
            JsonNode part = message.path(i);
            snapshot |= part.has("as");
            levels(part.path(part.has("bs") ? "bs" : "b"), bids);
            levels(part.path(part.has("as") ? "as" : "a"), asks);
            if (part.has("c")) {
                checksum = part.path("c").asString();
            }
        }
        if (snapshot) {
            pairs.put(pair, rules(pair, asks.getFirst()));
            snapshots.add(book(pair, "snapshot", bids, asks, Long.toString(crc(bids, asks))));
        } else {
            updates.add(book(pair, "update", bids, asks, checksum));
        }
    }

    private static void levels(JsonNode levels, List<String[]> out) {
        for (JsonNode level : levels) {
            out.add(new String[] {level.path(0).asString(), level.path(1).asString()});
        }
    }

    private static long crc(List<String[]> bids, List<String[]> asks) {
        Comparator<String[]> byPrice = Comparator.comparing(level -> new BigDecimal(level[0]));
        CRC32 crc = new CRC32();
        asks.stream().sorted(byPrice).limit(10).forEach(level -> add(crc, level));
        bids.stream().sorted(byPrice.reversed()).limit(10).forEach(level -> add(crc, level));
        return crc.getValue();
    }

    private static void add(CRC32 crc, String[] level) {
        for (String value : level) {
            String digits = value.replace(".", "").replaceFirst("^0+", "");
            crc.update(digits.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String book(
            String pair, String type, List<String[]> bids, List<String[]> asks, String checksum) {
        return "{\"channel\":\"book\",\"type\":\"%s\",\"data\":[{\"symbol\":\"%s\",\"bids\":%s,\"asks\":%s,\"checksum\":%s,\"timestamp\":\"2021-04-17T16:48:52.0Z\"}]}"
                .formatted(type, pair, json(bids), json(asks), checksum);
    }

    private static String json(List<String[]> levels) {
        return levels.stream()
                .map(level -> "{\"price\":" + level[0] + ",\"qty\":" + level[1] + "}")
                .toList()
                .toString();
    }

    private static InstrumentRules rules(String pair, String[] level) {
        String[] assets = pair.split("/", 2);
        return new InstrumentRules(
                new Instrument(
                        new InstrumentId(KrakenVenue.ID, Symbol.of(assets[0] + "-" + assets[1])),
                        assets[0],
                        assets[1],
                        new BigDecimal(level[0]).scale(),
                        new BigDecimal(level[1]).scale(),
                        1,
                        1,
                        BigDecimal.ZERO),
                pair.replace("/", ""),
                pair,
                TradingStatus.OPEN,
                null,
                null,
                null,
                null,
                null,
                BigDecimal.ONE.movePointLeft(new BigDecimal(level[1]).scale()));
    }

    private MarketStream.Counters play(List<String> messages, int expectedChanges)
            throws Exception {
        List<String> answers = new ArrayList<>();
        pairs.keySet()
                .forEach(pair ->
                        answers.add(
                                "{\"method\":\"subscribe\",\"success\":true,\"result\":{\"channel\":\"book\",\"symbol\":\"%s\"}}"
                                        .formatted(pair)));
        answers.addAll(snapshots);
        StreamSettings stream =
                new StreamSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ZERO,
                        Duration.ofMillis(200),
                        Duration.ofMillis(10),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(10),
                        16_384,
                        1 << 20);
        List<String> pending = new ArrayList<>(answers);
        try (StubCapture exchange =
                        new StubCapture(
                                Map.of(),
                                text -> {
                                    // subscribed to once; a pair asked for again gets nothing
                                    List<String> once = List.copyOf(pending);
                                    pending.clear();
                                    return once;
                                });
                HttpClient http = HttpClient.newHttpClient();
                KrakenVenue venue =
                        new KrakenVenue(
                                new KrakenSettings(
                                        URI.create("http://" + exchange.address()),
                                        URI.create("ws://" + exchange.address()),
                                        URI.create("ws://" + exchange.address()),
                                        Duration.ofSeconds(2),
                                        DEPTH,
                                        1_000,
                                        100,
                                        1_000,
                                        100,
                                        stream,
                                        Fast.trading()),
                                http,
                                Clock.systemUTC(),
                                new Random(1));
                MarketStream opened =
                        venue.stream(pairs.values(), Set.of(MarketChannel.BOOK), books)) {
            Fast.await(() -> books.live(), () -> "not live: " + books.states());
            exchange.play(messages);
            Fast.await(
                    () -> opened.counters().messages() == answers.size() + messages.size(),
                    () -> books.changes() + " changes, " + opened.counters());
            Fast.await(
                    () -> books.changes() == expectedChanges,
                    () -> books.changes() + " changes of " + expectedChanges);
            return opened.counters();
        }
    }

    @Test
    void everyChecksumHolds() throws Exception {
        assertThat(pairs).hasSize(10);
        assertThat(updates).hasSizeGreaterThanOrEqualTo(2_158);
        MarketStream.Counters counters = play(updates, updates.size());
        assertThat(books.losses()).isEmpty();
        assertThat(counters.booksLost()).isZero();
        assertThat(counters.malformed()).isZero();
        assertThat(counters.connects()).isEqualTo(1);
    }

    @Test
    void oneMissingMessageCostsThatPairItsBookAndNoOther() throws Exception {
        String victim = "KSM/XBT";
        int missing = 500;
        while (!pair(updates.get(missing)).equals(victim) || !changesTheChecksum(missing)) {
            missing++;
        }
        List<String> torn = new ArrayList<>(updates);
        torn.remove(missing);
        int kept = 0;
        for (int i = 0; i < updates.size(); i++) {
            if (i < missing || !pair(updates.get(i)).equals(victim)) {
                kept++;
            }
        }
        MarketStream.Counters counters = play(torn, kept);
        assertThat(counters.booksLost()).isEqualTo(1);
        assertThat(books.losses()).containsOnlyKeys("KSM-XBT");
        assertThat(books.losses().get("KSM-XBT")).contains("checksum");
    }

    private boolean changesTheChecksum(int index) {
        String pair = pair(updates.get(index));
        for (int i = index - 1; i >= 0; i--) {
            if (pair(updates.get(i)).equals(pair)) {
                return !checksum(updates.get(i)).equals(checksum(updates.get(index)));
            }
        }
        return false;
    }

    private static String pair(String update) {
        int at = update.indexOf("\"symbol\":\"") + 10;
        return update.substring(at, update.indexOf('"', at));
    }

    private static String checksum(String update) {
        int at = update.indexOf("\"checksum\":") + 11;
        return update.substring(at, update.indexOf(',', at));
    }

    private static final class Books implements MarketListener {

        private final Map<String, String> losses = new HashMap<>();
        private final List<FeedState> states = new ArrayList<>();
        private int changes;

        synchronized int changes() {
            return changes;
        }

        synchronized boolean live() {
            return states.contains(FeedState.LIVE);
        }

        synchronized List<FeedState> states() {
            return List.copyOf(states);
        }

        synchronized Map<String, String> losses() {
            return Map.copyOf(losses);
        }

        @Override
        public void bookJoined(InstrumentId id, L2Book book, long sequence, long exchangeTime) {}

        @Override
        public synchronized void bookChanged(
                InstrumentId id,
                L2Book book,
                long sequence,
                LevelBuffer bids,
                LevelBuffer asks,
                long exchangeTime) {
            changes++;
        }

        @Override
        public synchronized void bookLost(InstrumentId id, String reason) {
            losses.put(id.symbol().name(), reason);
        }

        @Override
        public void trade(PublicTrade trade) {}

        @Override
        public void ticker(BestPrices prices) {}

        @Override
        public synchronized void state(FeedState state, String reason) {
            states.add(state);
        }
    }
}
