package io.aibotiyi.backend.access.trail;

import io.aibotiyi.backend.access.RightsChanged;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.domain.UserId;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What access did, told to the audit log, to the people concerned and to other modules. */
@Component
public final class Trail {

    private final AuditLog audit;
    private final Notices notices;
    private final ApplicationEventPublisher events;

    public Trail(AuditLog audit, Notices notices, ApplicationEventPublisher events) {
        this.audit = audit;
        this.notices = notices;
        this.events = events;
    }

    /** In the caller's transaction. */
    public void done(String action, String object, Map<String, String> details) {
        audit.append(AuditEvent.done(action, object).with(details));
    }

    /** Durable at once, whatever becomes of the caller. */
    public void refused(String action, String object, Map<String, String> details) {
        audit.appendNow(AuditEvent.refused(action, object).with(details));
    }

    /** In the caller's transaction. */
    public void tell(UserId person, String kind, Map<String, String> details) {
        notices.tell(person, kind, details);
    }

    /** In the caller's transaction, which has changed the stamp; nobody is none at all. */
    public void rightsChanged(Set<UserId> people) {
        if (!people.isEmpty()) {
            events.publishEvent(new RightsChanged(people));
        }
    }
}
