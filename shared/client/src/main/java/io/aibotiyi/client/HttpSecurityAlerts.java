package io.aibotiyi.client;

import io.aibotiyi.protocol.Alerts.AcknowledgeAlert;
import io.aibotiyi.protocol.Alerts.AlertView;
import io.aibotiyi.protocol.Page;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Over REST. */
final class HttpSecurityAlerts implements SecurityAlerts {

    private static final String BASE = "/access";

    private final RestCalls rest;

    HttpSecurityAlerts(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public Page<AlertView> list(boolean open, @Nullable String after, int limit) {
        return rest.get(
                QueryText.of(BASE + "/alerts")
                        .and("open", open)
                        .and("after", after)
                        .and("limit", limit)
                        .toString(),
                new TypeReference<>() {});
    }

    @Override
    public AlertView acknowledge(UUID alert, AcknowledgeAlert request) {
        return rest.post(
                BASE + "/alerts/" + alert + "/acknowledgement",
                request,
                Map.of(),
                new TypeReference<>() {});
    }
}
