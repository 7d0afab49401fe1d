package io.aibotiyi.venues.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.book.ChecksumBook;
import io.aibotiyi.venues.book.DepthListener;
import io.aibotiyi.venues.book.DepthSynchronizer.Outcome;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KrakenDecoderTest {

    /** The snapshot of Kraken's "Book checksum, version 2" with the checksum printed there. */
    private static final String EXAMPLE =
            """
            {"channel":"book","type":"snapshot","data":[{"symbol":"BTC/USD","bids":[
            {"price":45283.5,"qty":0.10000000},{"price":45283.4,"qty":1.54582015},
            {"price":45282.1,"qty":0.10000000},{"price":45281.0,"qty":0.10000000},
            {"price":45280.3,"qty":1.54592586},{"price":45279.0,"qty":0.07990000},
            {"price":45277.6,"qty":0.03310103},{"price":45277.5,"qty":0.30000000},
            {"price":45277.3,"qty":1.54602737},{"price":45276.6,"qty":0.15445238}],"asks":[
            {"price":45285.2,"qty":0.00100000},{"price":45286.4,"qty":1.54571953},
            {"price":45286.6,"qty":1.54571109},{"price":45289.6,"qty":1.54560911},
            {"price":45290.2,"qty":0.15890660},{"price":45291.8,"qty":1.54553491},
            {"price":45294.7,"qty":0.04454749},{"price":45296.1,"qty":0.35380000},
            {"price":45297.5,"qty":0.09945542},{"price":45299.5,"qty":0.18772827}],
            "checksum":3310070434}]}
            """;

    private static final InstrumentRules BTC =
            new InstrumentRules(
                    new Instrument(
                            new InstrumentId(KrakenVenue.ID, Symbol.of("BTC-USD")),
                            "BTC",
                            "USD",
                            1,
                            8,
                            1,
                            1,
                            BigDecimal.ZERO),
                    "XXBTZUSD",
                    "BTC/USD",
                    TradingStatus.OPEN,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new BigDecimal("0.00000001"));

    private final KrakenDecoder decoder = new KrakenDecoder(Map.of("BTC/USD", BTC));
    private final L2Book book = new L2Book();
    private final ChecksumBook proved = new ChecksumBook(book, new Deaf());
    private final Heard heard = new Heard();

    @Test
    void thePublishedSnapshotHasThePublishedChecksum() throws Exception {
        decoder.decode(EXAMPLE, heard);
        assertThat(heard.outcomes).containsExactly(Outcome.JOINED);
        assertThat(book.bestPrice(Side.BUY)).isEqualTo(452_835);
        assertThat(book.quantityAt(Side.SELL, 452_852)).isEqualTo(100_000);
    }

    @Test
    void anotherDigitIsNoticed() throws Exception {
        decoder.decode(EXAMPLE.replace("1.54582015", "1.54582016"), heard);
        assertThat(heard.outcomes).containsExactly(Outcome.LOST);
        assertThat(proved.isLive()).isFalse();
    }

    @Test
    void readsNumbersInAnyForm() throws Exception {
        decoder.decode(EXAMPLE.replace("45283.5,", "4.52835e4,"), heard);
        assertThat(heard.outcomes).containsExactly(Outcome.JOINED);
    }

    @Test
    void readsATradeAndWhatIsUnknownIsSteppedOver() throws Exception {
        decoder.decode(
                "{\"channel\":\"trade\",\"new\":{\"a\":[1]},\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"side\":\"sell\",\"price\":45283.5,\"qty\":0.5,\"ord_type\":\"market\",\"trade_id\":7,\"timestamp\":\"2026-01-01T00:00:00.000001Z\",\"x\":[{}]}]}",
                heard);
        assertThat(heard.trades)
                .containsExactly(
                        new PublicTrade(
                                BTC.id(),
                                7,
                                452_835,
                                50_000_000,
                                Side.SELL,
                                1_767_225_600_000_001_000L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"channel\":\"book\"",
                "{\"data\":[],\"channel\":\"book\"}",
                "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"ETH/USD\"}]}",
                "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":[],\"asks\":[]}]}",
                "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":[{\"price\":1.55,\"qty\":1}],\"checksum\":1}]}",
                "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":[{\"price\":1.5,\"qty\":-1}],\"checksum\":1}]}",
                "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":[{\"price\":1e30,\"qty\":1}],\"checksum\":1}]}",
                "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"price\":1}]}",
                "{\"channel\":\"status\"} {\"channel\":\"status\"}"
            })
    void refusesWhatItCannotRead(String message) {
        assertThatThrownBy(() -> decoder.decode(message, heard))
                .isInstanceOf(MalformedMessageException.class);
        assertThat(heard.outcomes).isEmpty();
    }

    private final class Heard implements KrakenDecoder.Handler {

        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<PublicTrade> trades = new ArrayList<>();

        @Override
        public void book(
                InstrumentRules rules,
                boolean snapshot,
                LevelBuffer bids,
                LevelBuffer asks,
                long checksum,
                long time) {
            outcomes.add(
                    snapshot
                            ? proved.snapshot(bids, asks, 10, checksum)
                            : proved.update(bids, asks, checksum));
        }

        @Override
        public void trade(InstrumentRules rules, PublicTrade trade) {
            trades.add(trade);
        }

        @Override
        public void ticker(InstrumentRules rules, BestPrices prices) {}

        @Override
        public void answered(String method, String channel, String symbol, String error) {}
    }

    private static final class Deaf implements DepthListener {

        @Override
        public void joined(long sequence) {}

        @Override
        public void changed(long previous, long sequence, LevelBuffer bids, LevelBuffer asks) {}

        @Override
        public void lost(String reason) {}
    }
}
