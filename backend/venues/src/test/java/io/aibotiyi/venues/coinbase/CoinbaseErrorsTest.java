package io.aibotiyi.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.Answer;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coinbase's statuses and failure reasons in our catalogue. */
class CoinbaseErrorsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            textBlock =
                    """
                    INSUFFICIENT_FUND, INSUFFICIENT_FUNDS
                    PREVIEW_INSUFFICIENT_FUND, INSUFFICIENT_FUNDS
                    INVALID_LIMIT_PRICE_POST_ONLY, WOULD_TAKE
                    INVALID_PRODUCT_ID, UNKNOWN_INSTRUMENT
                    UNKNOWN_CANCEL_ORDER, UNKNOWN_ORDER
                    ORDER_NOT_FOUND, UNKNOWN_ORDER
                    DUPLICATE_CLIENT_ORDER_ID, DUPLICATE_ID
                    INVALID_PRICE_PRECISION, FILTER
                    INVALID_SIZE_PRECISION, FILTER
                    PREVIEW_INVALID_BASE_SIZE_TOO_SMALL, FILTER
                    ORDER_ENTRY_DISABLED, REFUSED
                    INVALID_REQUEST, INVALID_REQUEST
                    TRADING_HALTED, MARKET_CLOSED
                    """)
    void mapsReasons(String reason, VenueError error) {
        assertThat(CoinbaseErrors.error(reason)).isEqualTo(error);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "400, INVALID_REQUEST",
        "401, AUTHENTICATION",
        "403, PERMISSION",
        "404, UNKNOWN_ORDER",
        "418, BANNED",
        "429, RATE_LIMITED",
        "500, OUTCOME_UNKNOWN",
        "503, OUTCOME_UNKNOWN"
    })
    void mapsStatuses(int status, VenueError error) {
        VenueException refusal =
                CoinbaseErrors.of(
                        new Answer(
                                "POST /orders",
                                status,
                                HttpHeaders.of(Map.of(), (name, value) -> true),
                                "{\"error\":\"WORD\",\"message\":\"why\"}"));
        assertThat(refusal.error()).isEqualTo(error);
        assertThat(refusal.venueCode()).isEqualTo("WORD");
        assertThat(refusal).hasMessageContaining("why");
    }
}
