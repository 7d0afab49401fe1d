package io.aibotiyi.backend.testing;

import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Alerts.AlertView;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps in memory what was raised; lists nothing. */
public final class RecordingAlerts implements SecurityAlerts {

    private final List<String> kinds = new CopyOnWriteArrayList<>();

    @Override
    public void raise(
            String kind, Severity severity, @Nullable UserId subject, Map<String, String> details) {
        kinds.add(kind);
    }

    /** As raised, oldest first. */
    public List<String> kinds() {
        return kinds;
    }

    @Override
    public Page<AlertView> list(boolean open, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("ask kinds()");
    }

    @Override
    public AlertView acknowledge(UserId by, UUID id, String note) {
        throw new UnsupportedOperationException("ask kinds()");
    }
}
