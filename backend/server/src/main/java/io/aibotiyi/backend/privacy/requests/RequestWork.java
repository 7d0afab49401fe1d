package io.aibotiyi.backend.privacy.requests;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.backend.personal.Erasure;
import io.aibotiyi.backend.personal.ExportTooLargeException;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.privacy.PrivacySettings;
import io.aibotiyi.backend.privacy.retention.DueWork;
import io.aibotiyi.backend.privacy.retention.OldKeys;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.backend.vault.Vault;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Privacy.RequestState;
import io.aibotiyi.protocol.Privacy.RequestView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fulfils requests, one at a time, each in one transaction: it is done whole or not at all, and is
 * begun again after a crash. Safe from any thread and on several nodes.
 */
@Component
public final class RequestWork implements DueWork {

    private final RequestStore store;
    private final List<PersonalDataHolder> holders;
    private final PersonalVault personal;
    private final Vault vault;
    private final OldKeys oldKeys;
    private final AuditLog audit;
    private final Notices notices;
    private final PrivacySettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    public RequestWork(
            RequestStore store,
            List<PersonalDataHolder> holders,
            PersonalVault personal,
            Vault vault,
            OldKeys oldKeys,
            AuditLog audit,
            Notices notices,
            PrivacySettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.holders =
                holders.stream().sorted(Comparator.comparing(PersonalDataHolder::section)).toList();
        this.personal = personal;
        this.vault = vault;
        this.oldKeys = oldKeys;
        this.audit = audit;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Also lets exports go that nobody fetched in time. */
    @Override
    public void doAll() {
        while (next()) {
            // until nothing is due
        }
        oldKeys.rotateIfDue();
        transaction.executeWithoutResult(status -> store.expire(clock.instant(), 1_000));
    }

    /** Works one request off; false if none is due. */
    public boolean next() {
        return Boolean.TRUE.equals(transaction.execute(status -> work()));
    }

    private boolean work() {
        RequestView request = store.next(clock.instant()).orElse(null);
        if (request == null) {
            return false;
        }
        switch (request.kind()) {
            case EXPORT -> export(request);
            case ERASURE -> erase(request);
        }
        return true;
    }

    private void export(RequestView request) {
        UserId person = request.person();
        try {
            byte[] zip =
                    ExportArchive.of(
                            Objects.requireNonNull(snapshot.execute(status -> dataOf(person))),
                            settings.exportMib() * (1L << 20));
            store.ready(
                    request.id(),
                    vault.seal(Requests.purpose(request.id()), zip),
                    clock.instant().plus(settings.exportLife()));
            record("privacy.export.ready", request, Map.of("bytes", String.valueOf(zip.length)));
            notices.tell(
                    person, "privacy.export.ready", Map.of("request", request.id().toString()));
        } catch (ExportTooLargeException e) {
            String why = String.valueOf(e.getMessage());
            store.finish(request.id(), RequestState.FAILED, shortened(why), clock.instant());
            record("privacy.export.failed", request, Map.of("reason", shortened(why)));
            notices.tell(person, "privacy.export.failed", Map.of("reason", shortened(why)));
        }
    }

    private Map<String, Object> dataOf(UserId person) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("format", "aibot-personal-data-1");
        data.put("person", person.toString());
        data.put("takenAt", clock.instant().toString());
        for (PersonalDataHolder holder : holders) {
            data.put(holder.section(), holder.export(person));
        }
        return data;
    }

    private void erase(RequestView request) {
        Instant now = clock.instant();
        Optional<String> hindrance =
                holders.stream().flatMap(h -> h.hindrance(request.person()).stream()).findFirst();
        if (hindrance.isPresent()) {
            store.finish(request.id(), RequestState.FAILED, shortened(hindrance.get()), now);
            record("privacy.erasure.failed", request, Map.of("reason", hindrance.get()));
            return;
        }
        List<String> erased = new ArrayList<>();
        List<String> retained = new ArrayList<>();
        for (PersonalDataHolder holder : holders) {
            Erasure done = holder.erase(request.person());
            done.erased().forEach(what -> erased.add(holder.section() + ": " + what));
            done.retained()
                    .forEach(kept ->
                            retained.add(
                                    holder.section()
                                            + ": "
                                            + kept.what()
                                            + " – "
                                            + kept.because()));
        }
        personal.erase(request.person());
        oldKeys.require();
        erased.add("vault: the key of everything sealed for the person, also in the audit log");
        store.erased(request.id(), erased, retained, now);
        record(
                "privacy.person.erased",
                request,
                Map.of(
                        "erased", String.valueOf(erased.size()),
                        "retained", String.valueOf(retained.size())));
    }

    private void record(String action, RequestView request, Map<String, String> facts) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        all.put("request", request.id().toString());
        audit.append(AuditEvent.done(action, "user:" + request.person()).with(all));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 199) + "…";
    }
}
