package io.aibotiyi.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.JsonFields;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoinbaseInstrumentsTest {

    private static final String PRODUCT =
            """
            {"product_id":"%s","base_increment":"0.00000001","quote_increment":"0.01",
            "price_increment":"0.01","base_min_size":"0.00000001","base_max_size":"3400",
            "quote_min_size":"1","quote_max_size":"150000000","base_currency_id":"BTC",
            "quote_currency_id":"%s","alias":"%s","trading_disabled":%s,"is_disabled":false}
            """;

    private static List<InstrumentRules> read() throws Exception {
        return CoinbaseInstruments.read(
                JsonFields.parse(
                        "{\"products\":["
                                + PRODUCT.formatted("BTC-USD", "USD", "", "false")
                                + ","
                                + PRODUCT.formatted("BTC-USDC", "USDC", "BTC-USD", "true")
                                + "]}"));
    }

    @Test
    void readsUnitsLimitsAndState() throws Exception {
        InstrumentRules dollars = read().getFirst();
        assertThat(dollars.id()).hasToString("coinbase:BTC-USD");
        assertThat(dollars.instrument().priceScale()).isEqualTo(2);
        assertThat(dollars.instrument().quantityScale()).isEqualTo(8);
        assertThat(dollars.instrument().minNotional()).isEqualByComparingTo("1");
        assertThat(dollars.maxQuantity()).isEqualByComparingTo("3400");
        assertThat(dollars.status()).isEqualTo(TradingStatus.OPEN);
        assertThat(read().getLast().status()).isEqualTo(TradingStatus.CLOSED);
    }

    @Test
    void aProductWithAnAliasIsTradedByItsNameAndStreamedByTheAlias() throws Exception {
        InstrumentRules coins = read().getLast();
        assertThat(coins.id()).hasToString("coinbase:BTC-USDC");
        assertThat(coins.tradeSymbol()).isEqualTo("BTC-USDC");
        assertThat(coins.streamSymbol()).isEqualTo("BTC-USD");
    }

    @Test
    void twoProductsOfOneBookAreNotStreamedTogether() throws Exception {
        List<InstrumentRules> both = read();
        try (HttpClient http = HttpClient.newHttpClient();
                CoinbaseVenue venue =
                        new CoinbaseVenue(
                                CoinbaseSettings.production(),
                                http,
                                Clock.systemUTC(),
                                new Random(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> venue.stream(both, Set.of(MarketChannel.BOOK), new Deaf()))
                    .withMessageContaining("one book");
        }
    }

    private static final class Deaf implements MarketListener {

        @Override
        public void bookJoined(InstrumentId id, L2Book book, long sequence, long exchangeTime) {}

        @Override
        public void bookChanged(
                InstrumentId id,
                L2Book book,
                long sequence,
                LevelBuffer bids,
                LevelBuffer asks,
                long exchangeTime) {}

        @Override
        public void bookLost(InstrumentId id, String reason) {}

        @Override
        public void trade(PublicTrade trade) {}

        @Override
        public void ticker(BestPrices prices) {}

        @Override
        public void state(FeedState state, String reason) {}
    }
}
