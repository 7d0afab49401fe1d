package io.aibotiyi.venues.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.venues.VenueError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kraken's documented error texts in our catalogue. */
class KrakenErrorsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            textBlock =
                    """
                    EAPI:Invalid key, AUTHENTICATION
                    EAPI:Invalid signature, AUTHENTICATION
                    EAPI:Invalid nonce, BAD_NONCE
                    EAPI:Rate limit exceeded, RATE_LIMITED
                    EGeneral:Permission denied, PERMISSION
                    EGeneral:Temporary lockout, BANNED
                    EGeneral:Too many requests, RATE_LIMITED
                    EGeneral:Invalid arguments, INVALID_REQUEST
                    EGeneral:Internal error, OUTCOME_UNKNOWN
                    EService:Unavailable, UNAVAILABLE
                    EService:Market in cancel_only mode, MARKET_CLOSED
                    EService:Market in post_only mode, MARKET_CLOSED
                    EService:Deadline elapsed, UNAVAILABLE
                    EService:Timeout, OUTCOME_UNKNOWN
                    EService:Throttled: 1771324800, RATE_LIMITED
                    EOrder:Insufficient funds, INSUFFICIENT_FUNDS
                    EOrder:Unknown order, UNKNOWN_ORDER
                    EOrder:Invalid order, UNKNOWN_ORDER
                    EOrder:Rate limit exceeded, RATE_LIMITED
                    EOrder:Orders limit exceeded, TOO_MANY_ORDERS
                    EOrder:Post only order, WOULD_TAKE
                    EOrder:Order minimum not met, FILTER
                    EOrder:Cost minimum not met, FILTER
                    EOrder:Tick size check failed, FILTER
                    EQuery:Unknown asset pair, UNKNOWN_INSTRUMENT
                    ESession:Invalid session, REFUSED
                    something else, REFUSED
                    """)
    void maps(String text, VenueError error) {
        assertThat(KrakenErrors.error(text)).isEqualTo(error);
        assertThat(KrakenErrors.of("POST /0/private/AddOrder", text))
                .hasMessageContaining("POST /0/private/AddOrder")
                .hasMessageContaining(text);
    }
}
