package io.aibotiyi.backend.testing;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told in memory, committed or not. */
public final class RecordingAudit implements AuditLog {

    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void append(AuditEvent event) {
        events.add(event);
    }

    @Override
    public void appendNow(AuditEvent event) {
        events.add(event);
    }

    public List<AuditEvent> events() {
        return events;
    }

    public List<String> actions() {
        return events.stream().map(AuditEvent::action).toList();
    }
}
