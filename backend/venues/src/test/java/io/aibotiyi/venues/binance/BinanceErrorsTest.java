package io.aibotiyi.venues.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.Answer;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Binance's documented codes and messages in our catalogue. */
class BinanceErrorsTest {

    private static VenueException refusal(int status, String body) {
        HttpHeaders headers =
                HttpHeaders.of(Map.of("Retry-After", List.of("7")), (name, value) -> true);
        return BinanceErrors.of(new Answer("POST /api/v3/order", status, headers, body));
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource(
            textBlock =
                    """
                    400, -1013, Filter failure: LOT_SIZE, FILTER
                    400, -1013, Filter failure: NOTIONAL, FILTER
                    400, -1015, Too many new orders; current limit is 50 orders per 10s., TOO_MANY_ORDERS
                    400, -1021, Timestamp for this request is outside of the recvWindow., CLOCK_SKEW
                    400, -1022, Signature for this request is not valid., AUTHENTICATION
                    401, -2014, API-key format invalid., AUTHENTICATION
                    401, -2015, 'Invalid API-key, IP, or permissions for action.', PERMISSION
                    400, -1102, Mandatory parameter was not sent, INVALID_REQUEST
                    400, -1111, Parameter 'price' has too much precision., FILTER
                    400, -1116, Invalid orderType., UNSUPPORTED
                    400, -1121, Invalid symbol., UNKNOWN_INSTRUMENT
                    400, -2010, Account has insufficient balance for requested action., INSUFFICIENT_FUNDS
                    400, -2010, Order would immediately match and take., WOULD_TAKE
                    400, -2010, Duplicate order sent., DUPLICATE_ID
                    400, -2010, Market is closed., MARKET_CLOSED
                    400, -2010, This account may not place or cancel orders., REFUSED
                    400, -2011, Unknown order sent., UNKNOWN_ORDER
                    400, -2013, Order does not exist., UNKNOWN_ORDER
                    429, -1003, Too much request weight used, RATE_LIMITED
                    418, -1003, Way too much request weight used; IP banned, BANNED
                    403, '', web application firewall, BANNED
                    500, -1000, An unknown error occurred, OUTCOME_UNKNOWN
                    503, '', Unknown error please check your request, OUTCOME_UNKNOWN
                    503, -1008, Server is currently overloaded with other requests., UNAVAILABLE
                    500, -1007, Timeout waiting for response from backend server., OUTCOME_UNKNOWN
                    400, -1006, An unexpected response was received, OUTCOME_UNKNOWN
                    """)
    void maps(int status, String code, String message, VenueError error) {
        String body =
                code.isEmpty() ? message : "{\"code\":" + code + ",\"msg\":\"" + message + "\"}";
        VenueException refusal = refusal(status, body);
        assertThat(refusal.error()).isEqualTo(error);
        assertThat(refusal.venueCode()).isEqualTo(code.isEmpty() ? status + "" : code);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(refusal).hasMessageContaining("POST /api/v3/order");
    }
}
