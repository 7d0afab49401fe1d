package io.aibotiyi.backend.audit.log;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.vault.PersonErasedException;
import io.aibotiyi.backend.vault.PersonalVault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends to the chain as the last thing before the caller's transaction commits, so that the head
 * of the log is locked for a moment, and after every lock of the business: transactions that append
 * cannot wait for each other in a circle. A failure to write fails the commit.
 */
@Service
public final class ChainedAuditLog implements AuditLog {

    /** What personal facts are sealed as. */
    public static final String FIELD = "audit.personal";

    private final EntryStore store;
    private final EntryWriter writer;
    private final PersonalVault vault;
    private final Clock clock;

    public ChainedAuditLog(EntryStore store, EntryWriter writer, PersonalVault vault, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public void append(AuditEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            appendNow(event);
            return;
        }
        EntryDraft.check(event);
        String sealed =
                EntryDraft.sealed(
                        event,
                        clear -> {
                            try {
                                return vault.seal(
                                        Objects.requireNonNull(event.subject()), FIELD, clear);
                            } catch (PersonErasedException e) {
                                return "";
                            }
                        });
        ofThisTransaction()
                .add(EntryDraft.of(event, CallContext.current(), clock.instant(), sealed));
    }

    @Override
    public void appendNow(AuditEvent event) {
        EntryDraft.check(event);
        writer.write(event, CallContext.current(), clock.instant());
    }

    private Pending ofThisTransaction() {
        for (TransactionSynchronization each :
                TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Pending pending && pending.log() == this) {
                return pending;
            }
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** What a transaction has told so far. */
    private final class Pending implements TransactionSynchronization {

        private final List<Entry> drafts = new ArrayList<>();
        private boolean written;

        private ChainedAuditLog log() {
            return ChainedAuditLog.this;
        }

        private void add(Entry draft) {
            if (written) {
                store.append(List.of(draft));
            } else {
                drafts.add(draft);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            store.append(drafts);
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }
}
