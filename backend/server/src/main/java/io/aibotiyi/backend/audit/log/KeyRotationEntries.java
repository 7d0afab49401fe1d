package io.aibotiyi.backend.audit.log;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.vault.DataKeysRewrapped;
import io.aibotiyi.backend.vault.MasterKeyRotated;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The vault cannot know the log, which is built on it; so the log listens. */
@Component
final class KeyRotationEntries {

    private final AuditLog log;

    KeyRotationEntries(AuditLog log) {
        this.log = log;
    }

    /** In the transaction that records the version. */
    @EventListener
    void rotated(MasterKeyRotated event) {
        log.append(
                AuditEvent.done("vault.master-key.rotated", "master-key:" + event.version())
                        .with(Map.of("reason", event.reason())));
    }

    @EventListener
    void rewrapped(DataKeysRewrapped event) {
        log.appendNow(
                AuditEvent.done("vault.data-keys.rewrapped", "master-key:" + event.version())
                        .with(Map.of("count", Long.toString(event.count()))));
    }
}
