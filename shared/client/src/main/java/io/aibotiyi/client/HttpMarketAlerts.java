package io.aibotiyi.client;

import io.aibotiyi.domain.AlertId;
import io.aibotiyi.protocol.MarketAlerts.FiringPage;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import io.aibotiyi.protocol.MarketAlerts.SetAlert;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Alerts over REST. */
final class HttpMarketAlerts implements MarketAlerts {

    private static final String PATH = "/market-alerts";

    private final RestCalls rest;

    HttpMarketAlerts(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<MarketAlertView> all() {
        return rest.get(PATH, new TypeReference<>() {});
    }

    @Override
    public MarketAlertView set(SetAlert alert, String idempotencyKey) {
        return rest.post(
                PATH, alert, Map.of("Idempotency-Key", idempotencyKey), new TypeReference<>() {});
    }

    @Override
    public MarketAlertView change(AlertId id, SetAlert alert) {
        return rest.put(PATH + "/" + id, alert, Map.of(), new TypeReference<>() {});
    }

    @Override
    public MarketAlertView arm(AlertId id) {
        return rest.post(PATH + "/" + id + "/arm", new TypeReference<>() {});
    }

    @Override
    public MarketAlertView pause(AlertId id) {
        return rest.post(PATH + "/" + id + "/pause", new TypeReference<>() {});
    }

    @Override
    public void delete(AlertId id) {
        rest.deleteForNothing(PATH + "/" + id);
    }

    @Override
    public FiringPage firings(@Nullable AlertId alert, @Nullable UUID before, int limit) {
        return rest.get(
                PATH
                        + "/firings?limit="
                        + limit
                        + (alert == null ? "" : "&alert=" + alert)
                        + (before == null ? "" : "&before=" + before),
                new TypeReference<>() {});
    }
}
