package io.aibotiyi.client;

import io.aibotiyi.protocol.Alerts.AcknowledgeAlert;
import io.aibotiyi.protocol.Alerts.AlertView;
import io.aibotiyi.protocol.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody responsible for security should look at. */
public interface SecurityAlerts {

    /** Newest first; {@code open} for the unacknowledged. */
    Page<AlertView> list(boolean open, @Nullable String after, int limit);

    AlertView acknowledge(UUID alert, AcknowledgeAlert request);
}
