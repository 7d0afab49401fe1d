package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Alerts.AlertView;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody responsible for security should look at. Safe from any thread. */
public interface SecurityAlerts {

    /**
     * Raises an alert in a transaction of its own. While one of the same kind about the same
     * subject is unacknowledged, that one counts up and takes the new details instead.
     *
     * @param kind dotted and stable: {@code identity.refresh.reused}
     * @param subject whom it is about; null when nobody
     * @param details facts, at most 32 of 200 characters; no secrets
     */
    void raise(
            String kind, Severity severity, @Nullable UserId subject, Map<String, String> details);

    /**
     * Newest first.
     *
     * @param open only unacknowledged ones
     * @param limit 1 to 500
     */
    Page<AlertView> list(boolean open, @Nullable String after, int limit);

    /**
     * @throws ProblemException NOT_FOUND; CONFLICT if it was acknowledged; FORBIDDEN to whom it is
     *     about
     */
    AlertView acknowledge(UserId by, UUID id, String note);
}
