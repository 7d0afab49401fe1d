package io.aibotiyi.backend.marketdata.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.marketdata.capture.CaptureMessage.Kind;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CaptureDecoderTest {

    private static final String DEPTH =
            """
            {"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1723161255208,"s":"BTCUSDT",\
            "U":50,"u":57,"b":[["61737.63000000","0.50000000"],["61730.17","0"]],"a":[["61837.64","1.54698"]]}}\
            """;

    private static final JsonMapper JACKSON = JsonMapper.builder().build();

    private final CaptureDecoder decoder = new CaptureDecoder();
    private final JsonCursor cursor = new JsonCursor();

    private CaptureMessage decode(String json) throws CaptureFormatException {
        CaptureMessage message = new CaptureMessage();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        cursor.reset(bytes, 0, bytes.length);
        decoder.decode(cursor, message);
        return message;
    }

    private static void assertIsTheDepthUpdate(CaptureMessage message, String from) {
        assertThat(message.kind()).as(from).isEqualTo(Kind.DEPTH_UPDATE);
        assertThat(message.instrument()).isEqualTo(InstrumentId.parse("binance:BTCUSDT"));
        assertThat(message.exchangeTime()).isEqualTo(1_723_161_255_208_000_000L);
        assertThat(message.firstUpdateId()).isEqualTo(50);
        assertThat(message.lastUpdateId()).isEqualTo(57);
        assertThat(message.bids().toList())
                .containsExactly(
                        new BookLevel(6_173_763_000_000L, 50_000_000),
                        new BookLevel(6_173_017_000_000L, 0));
        assertThat(message.asks().toList())
                .containsExactly(new BookLevel(6_183_764_000_000L, 154_698_000));
    }

    @Test
    void readsASpotDepthUpdate() throws CaptureFormatException {
        assertIsTheDepthUpdate(decode(DEPTH), DEPTH);
    }

    @Test
    void anyFieldOrderSpacingEscapesAndUnknownFieldsMeanTheSame() throws CaptureFormatException {
        long seed = 20_240_808;
        Random random = new Random(seed);
        JsonNode tree = JACKSON.readTree(DEPTH);
        for (int i = 0; i < 500; i++) {
            String disguised = disguise(tree, random, 0);
            assertThat(JACKSON.readTree(disguised)).isNotNull();
            assertIsTheDepthUpdate(
                    decode(disguised), "seed " + seed + ", #" + i + ": " + disguised);
        }
    }

    /** The same JSON, written in another way, with fields that nobody knows. */
    private static String disguise(JsonNode node, Random random, int level) {
        String space = " \t\n\r ".substring(random.nextInt(3), 3 + random.nextInt(3));
        if (node.isObject()) {
            List<String> fields = new ArrayList<>();
            for (var field : node.properties()) {
                fields.add(
                        text(field.getKey(), random)
                                + space
                                + ":"
                                + disguise(field.getValue(), random, level + 1));
            }
            if (level < 2) {
                fields.add(
                        "\"x" + random.nextInt(9) + "\":[1,{\"u\":-2.5e3,\"b\":[]},null,\"\\\"\"]");
                fields.add("\"\":{\"U\":true,\"data\":{\"e\":\"trade\"}}");
            }
            Collections.shuffle(fields, random);
            return space + "{" + space + String.join("," + space, fields) + space + "}" + space;
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(disguise(item, random, level + 1)));
            return space + "[" + String.join(space + ",", items) + space + "]";
        }
        return space
                + (node.isString() ? text(node.stringValue(), random) : node.toString())
                + space;
    }

    private static String text(String plain, Random random) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            out.append(random.nextInt(6) == 0 ? String.format("\\u%04x", (int) c) : "" + c);
        }
        return out.append('"').toString();
    }

    @Test
    void acceptsAndRefusesTheSameJsonAsAPlainParser() {
        long seed = 7;
        Random random = new Random(seed);
        String[] seeds = {
            DEPTH,
            "{\"x\":[1,-2.5e+3,0.1,true,false,null,\"a\\u00e9\\n\"],\"y\":{\"z\":{}}}",
            "[1,{\"q\":[]},[],\"w\"]",
        };
        String alphabet = "{}[]\",:\\0123456789.-+eEtrufalsn x\u0001\t";
        int refused = 0;
        for (int i = 0; i < 12_000; i++) {
            StringBuilder mutant = new StringBuilder(seeds[i % seeds.length]);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(mutant.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> mutant.setCharAt(at, c);
                    case 1 -> mutant.insert(at, c);
                    default -> mutant.deleteCharAt(at);
                }
            }
            String json = mutant.toString();
            boolean valid = isJson(json);
            refused += valid ? 0 : 1;
            String reason = reason(json);
            boolean syntax = reason.startsWith("character ");
            String as = "seed " + seed + ", #" + i + ": " + json + " -> " + reason;
            if (!valid) {
                assertThat(reason).as(as).isNotEmpty();
            } else if (syntax) {
                // valid JSON may still be no level or no message of ours
                assertThat(reason)
                        .as(as)
                        .matches(
                                "(?s).*(expected|not a decimal|decimals|negative quantity|too large"
                                        + "|out of range|begins with).*");
                assertThat(json.contains("depthUpdate") || !json.stripLeading().startsWith("{"))
                        .as(as)
                        .isTrue();
            }
        }
        assertThat(refused).as("mutations must matter").isGreaterThan(2_000);
    }

    private static boolean isJson(String json) {
        try (var parser = JACKSON.createParser(json.getBytes(StandardCharsets.UTF_8))) {
            JsonNode tree = JACKSON.readTree(parser);
            return tree != null && parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private String reason(String json) {
        try {
            decode(json);
            return "";
        } catch (CaptureFormatException e) {
            return e.reason();
        }
    }

    @Test
    void readsTradesOfEveryVenue() throws CaptureFormatException {
        CaptureMessage spot =
                decode(
                        """
                        {"e":"trade","E":1723161255343,"s":"BTCUSDT","t":3735683259,"p":"61837.63",\
                        "q":"0.02","T":1723161255342,"m":true,"M":true}\
                        """);
        assertThat(spot.kind()).isEqualTo(Kind.TRADE);
        assertThat(spot.instrument()).isEqualTo(InstrumentId.parse("binance:BTCUSDT"));
        assertThat(spot.tradeId()).isEqualTo(3_735_683_259L);
        assertThat(spot.price()).isEqualTo(6_183_763_000_000L);
        assertThat(spot.quantity()).isEqualTo(2_000_000);
        assertThat(spot.aggressor()).isEqualTo(Side.SELL);
        assertThat(spot.exchangeTime()).isEqualTo(1_723_161_255_342_000_000L);

        CaptureMessage usdm =
                decode(
                        """
                        {"stream":"btcusdt@trade","data":{"e":"trade","E":1,"T":1723161255342,"s":"BTCUSDT",\
                        "t":9,"p":"61837.6","q":"0.020","X":"MARKET","m":false}}\
                        """);
        assertThat(usdm.instrument()).isEqualTo(InstrumentId.parse("binance-usdm:BTCUSDT"));
        assertThat(usdm.aggressor()).isEqualTo(Side.BUY);

        CaptureMessage coinm =
                decode(
                        """
                        {"e":"aggTrade","E":1,"a":77,"s":"BTCUSD_PERP","p":"61837.6","q":"3","f":100,"l":102,\
                        "T":1723161255342,"m":false}\
                        """);
        assertThat(coinm.kind()).isEqualTo(Kind.AGGREGATE_TRADE);
        assertThat(coinm.instrument()).isEqualTo(InstrumentId.parse("binance-coinm:BTCUSD_PERP"));
        assertThat(coinm.tradeId()).isEqualTo(77);
        assertThat(coinm.firstTradeId()).isEqualTo(100);
        assertThat(coinm.lastTradeId()).isEqualTo(102);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"pu\":49,', BTCUSDT, binance-usdm",
        "'\"pu\":49,', BTCUSDT_240927, binance-usdm",
        "'\"pu\":49,', BTCUSD_240927, binance-coinm",
        "'\"pu\":49,\"ps\":\"BTCUSD\",', BTCUSD_PERP, binance-coinm",
        "'', BTCUSDT, binance",
    })
    void tellsTheVenueFromTheFields(String extra, String symbol, String venue)
            throws CaptureFormatException {
        CaptureMessage message =
                decode(
                        "{\"e\":\"depthUpdate\",\"E\":5,\"s\":\""
                                + symbol
                                + "\",\"U\":50,\"u\":57,"
                                + extra
                                + "\"b\":[],\"a\":[]}");
        assertThat(message.instrument()).isEqualTo(InstrumentId.parse(venue + ":" + symbol));
        assertThat(message.previousUpdateId()).isEqualTo(extra.isEmpty() ? 0 : 49);
    }

    @Test
    void readsBookTickersAndSnapshots() throws CaptureFormatException {
        CaptureMessage ticker =
                decode(
                        "{\"u\":12,\"s\":\"BTCUSDT\",\"b\":\"1.5\",\"B\":\"2\",\"a\":\"1.6\",\"A\":\"3\"}");
        assertThat(ticker.kind()).isEqualTo(Kind.BOOK_TICKER);
        assertThat(ticker.lastUpdateId()).isEqualTo(12);
        assertThat(ticker.bidPrice()).isEqualTo(150_000_000);
        assertThat(ticker.askQuantity()).isEqualTo(300_000_000);

        CaptureMessage snapshot =
                decode("{\"lastUpdateId\":99,\"bids\":[[\"1.5\",\"2\"]],\"asks\":[]}");
        assertThat(snapshot.kind()).isEqualTo(Kind.DEPTH_SNAPSHOT);
        assertThat(snapshot.lastUpdateId()).isEqualTo(99);
        assertThat(snapshot.instrument()).isEqualTo(CaptureMessage.UNNAMED);

        CaptureMessage partial =
                decode(
                        """
                        {"stream":"btcusdt@depth20@100ms","data":{"lastUpdateId":99,"bids":[],"asks":[]}}\
                        """);
        assertThat(partial.kind()).as("not a snapshot of the book").isEqualTo(Kind.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"e\":\"kline\",\"E\":1,\"s\":\"BTCUSDT\",\"k\":{\"t\":1,\"b\":\"x\"}}",
                "{\"result\":null,\"id\":1}",
                "{\"e\":\"x\",\"b\":[1,2],\"a\":{},\"u\":\"text\",\"p\":\"no number\"}",
                "{\"event\":\"heartbeat\"}",
                "[340,{\"a\":[\"5525.4\",1,\"1.000\"]},\"ticker\",\"XBT/USD\"]",
                "[]",
            })
    void otherMessagesAreNoErrors(String json) throws CaptureFormatException {
        assertThat(decode(json).kind()).isEqualTo(Kind.OTHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"e\":\"depthUpdate\",\"s\":\"A\",\"u\":1,\"b\":[],\"a\":[]} | without a usable 'U'",
                "{\"e\":\"depthUpdate\",\"s\":\"A\",\"U\":2,\"u\":1,\"b\":[],\"a\":[]} | u < U",
                "{\"e\":\"depthUpdate\",\"s\":\"A\",\"U\":1,\"u\":1,\"b\":[[\"x\",\"1\"]],\"a\":[]} |"
                        + " 'x' is not a decimal",
                "{\"e\":\"trade\",\"s\":\"A\",\"t\":1,\"p\":\"1,5\",\"q\":\"1\",\"m\":true} | without a"
                        + " usable 'p'",
                "{\"e\":\"trade\",\"s\":\"a b\",\"t\":1,\"p\":\"1.5\",\"q\":\"1\",\"m\":true} | is not a"
                        + " symbol",
                "{\"e\":\"trade\" | '}' expected",
                "hello | a message begins with",
                "{} {} | text after the message",
            })
    void saysWhatIsWrongWithAMessage(String json, String reason) {
        assertThatThrownBy(() -> decode(json)).hasMessageContaining(reason);
    }

    @Test
    void readsKrakensArraysInTheirOwnScale() throws CaptureFormatException {
        CaptureMessage snapshot =
                decode(
                        """
                        [1360,{"as":[["0.000022900","13355.87450757","1618678123.481570"]],\
                        "bs":[["0.000022800","2.00000000","1618678123.481570"]]},"book-1000","ADA/XBT"]\
                        """);
        assertThat(snapshot.kind()).isEqualTo(Kind.CHECKSUM_SNAPSHOT);
        assertThat(snapshot.depth()).isEqualTo(1_000);
        assertThat(snapshot.priceScale()).isEqualTo(9);
        assertThat(snapshot.quantityScale()).isEqualTo(8);
        assertThat(snapshot.asks().toList())
                .containsExactly(new BookLevel(22_900, 1_335_587_450_757L));

        CaptureMessage update =
                decode(
                        """
                        [992,{"a":[["354.17","1.0","1618678133.365912","r"]]},\
                        {"b":[["354.15","5.0","1618678133.365913"]],"c":"2583817756"},"book-1000","XMR/USD"]\
                        """);
        assertThat(update.kind()).isEqualTo(Kind.CHECKSUM_UPDATE);
        assertThat(update.instrument()).isEqualTo(InstrumentId.parse("kraken:XMR/USD"));
        assertThat(update.checksum()).isEqualTo(2_583_817_756L);
        assertThat(update.exchangeTime()).isEqualTo(1_618_678_133_365_913_000L);
        assertThat(update.bids().size()).isEqualTo(1);
        assertThat(update.asks().size()).isEqualTo(1);
    }
}
