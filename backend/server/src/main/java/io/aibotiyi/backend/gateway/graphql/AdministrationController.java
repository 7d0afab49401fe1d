package io.aibotiyi.backend.gateway.graphql;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.audit.AuditTrail;
import io.aibotiyi.backend.identity.PeopleDirectory;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Audit.Checkpoints;
import io.aibotiyi.protocol.Audit.ConsistencyProof;
import io.aibotiyi.protocol.Audit.EntryPage;
import io.aibotiyi.protocol.Audit.EntryProof;
import io.aibotiyi.protocol.Audit.EntryView;
import io.aibotiyi.protocol.Audit.Verification;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PeopleSort;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.People.PersonState;
import io.aibotiyi.protocol.People.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/**
 * People and the audit log, for those who may read them by REST, page for page the same: personal
 * facts of an entry come only with the entry itself, and reading them is itself audited.
 */
@Controller
class AdministrationController {

    private static final int MOST_PEOPLE = 500;
    private static final int MOST_ENTRIES = 1_000;

    /** A fact of an audit entry. */
    record Fact(String name, String value) {}

    private final PeopleDirectory people;
    private final AuditTrail trail;

    AdministrationController(PeopleDirectory people, AuditTrail trail) {
        this.people = people;
        this.trail = trail;
    }

    @QueryMapping
    @Requires(Permission.PEOPLE_READ)
    Page<PersonView> people(
            @Argument @Nullable String text,
            @Argument @Nullable PersonState state,
            @Argument @Nullable PersonKind kind,
            @Argument PeopleSort sort,
            @Argument boolean descending,
            @Argument @Nullable String after,
            @Argument int first) {
        int limit = Arguments.within(first, MOST_PEOPLE);
        return people.list(new PeopleQuery(text, state, kind, sort, descending, after, limit));
    }

    @QueryMapping
    @Requires(Permission.PEOPLE_READ)
    long peopleCount(
            @Argument @Nullable String text,
            @Argument @Nullable PersonState state,
            @Argument @Nullable PersonKind kind) {
        return people.count(PeopleQuery.first().withText(text).withState(state).withKind(kind));
    }

    @QueryMapping
    @Requires(Permission.PEOPLE_READ)
    PersonView member(@Argument String id) {
        return people.get(Arguments.parsed("id", id, UserId::parse));
    }

    @QueryMapping
    @Requires(Permission.AUDIT_READ)
    EntryPage auditEntries(
            @Argument @Nullable Instant since,
            @Argument @Nullable Instant until,
            @Argument @Nullable String actor,
            @Argument @Nullable String action,
            @Argument @Nullable String object,
            @Argument @Nullable String outcome,
            @Argument @Nullable String subject,
            @Argument @Nullable String text,
            @Argument @Nullable String after,
            @Argument int first) {
        return trail.search(
                new AuditTrail.Query(since, until, actor, action, object, outcome, subject, text),
                Arguments.within(first, MOST_ENTRIES),
                after);
    }

    @QueryMapping
    @Requires(Permission.AUDIT_READ)
    EntryProof auditEntry(@Argument long seq) {
        return trail.entry(seq);
    }

    @QueryMapping
    @Requires(Permission.AUDIT_READ)
    ConsistencyProof auditConsistency(@Argument long from, @Argument long to) {
        return trail.consistency(from, to);
    }

    @QueryMapping
    @Requires(Permission.AUDIT_READ)
    Checkpoints auditCheckpoints(@Argument int first) {
        return trail.checkpoints(Arguments.within(first, MOST_ENTRIES));
    }

    @QueryMapping
    @Requires(Permission.AUDIT_READ)
    Verification auditVerification() {
        return trail.verification();
    }

    @SchemaMapping(typeName = "AuditEntry")
    @Requires(Permission.AUDIT_READ)
    List<Fact> details(EntryView entry) {
        return facts(entry.details());
    }

    @SchemaMapping(typeName = "AuditProof")
    @Requires(Permission.AUDIT_READ)
    @Nullable List<Fact> personal(EntryProof proof) {
        return proof.personal() == null ? null : facts(proof.personal());
    }

    private static List<Fact> facts(Map<String, String> all) {
        return all.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(f -> new Fact(f.getKey(), f.getValue()))
                .toList();
    }
}
