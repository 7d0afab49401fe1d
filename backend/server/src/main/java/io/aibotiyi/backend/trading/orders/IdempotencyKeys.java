package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.operations.RequestKey;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which key asked for what, and what was answered. Kept for {@link #KEPT}. */
@Component
final class IdempotencyKeys {

    static final Duration KEPT = Duration.ofDays(7);

    private record Stored(String fingerprint, String answer) {}

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The answer that the key got before.
     *
     * @throws ProblemException IDEMPOTENCY_KEY_REUSED if it came with another request
     */
    <T> Optional<T> answer(UserId user, RequestKey asked, Class<T> type) {
        return jdbc.sql(
                        "select fingerprint, answer from trading_idempotency"
                                + " where user_id = ? and request_key = ?")
                .params(user.value(), asked.key())
                .query((rs, i) -> new Stored(rs.getString(1), rs.getString(2)))
                .optional()
                .map(stored -> {
                    asked.requireSame(stored.fingerprint(), "a new order");
                    return Json.mapper().readValue(stored.answer(), type);
                });
    }

    /**
     * @param order that the answer is of; the first of several
     * @throws org.springframework.dao.DuplicateKeyException if the key was used in the meantime
     */
    void add(UserId user, RequestKey asked, OrderId order, Object answer, Instant now) {
        jdbc.sql(
                        "insert into trading_idempotency (user_id, request_key, fingerprint,"
                                + " order_id, answer, created_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        user.value(),
                        asked.key(),
                        asked.fingerprint(),
                        order.value(),
                        Json.mapper().writeValueAsString(answer),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The order was not placed after all; its key may be used again. */
    void forget(OrderId order) {
        jdbc.sql("delete from trading_idempotency where order_id = ?")
                .param(order.value())
                .update();
    }

    /** What was asked with it did not happen; it may be used again. */
    void forget(UserId user, String key) {
        jdbc.sql("delete from trading_idempotency where user_id = ? and request_key = ?")
                .params(user.value(), key)
                .update();
    }

    void forgetBefore(Instant time) {
        jdbc.sql("delete from trading_idempotency where created_at < ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .update();
    }
}
