package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.PeopleDirectory;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.identity.credentials.LoginThrottle;
import io.aibotiyi.backend.identity.credentials.Passwords;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.backend.vault.PersonalVault.Sealed;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.AcceptInvitation;
import io.aibotiyi.protocol.People.Accepted;
import io.aibotiyi.protocol.People.DisablePerson;
import io.aibotiyi.protocol.People.Invitation;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.People.PersonState;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.People.RenamePerson;
import io.aibotiyi.protocol.People.SetEmail;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The lifecycle, each change with its audit entry in one transaction. */
@Service
public final class Lifecycle implements PeopleDirectory {

    static final int LARGEST_PAGE = 500;
    private static final String INVITATION = "(invitation)";

    private static final String NAME = "identity.name";
    private static final String EMAIL = "identity.email";

    private final PersonStore store;
    private final PeopleIndex index;
    private final Invitations invitations;
    private final InvitationMail mail;
    private final OpenSessions sessions;
    private final UserAccounts accounts;
    private final Access access;
    private final PersonalVault vault;
    private final AuditLog audit;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public Lifecycle(
            PersonStore store,
            PeopleIndex index,
            Invitations invitations,
            InvitationMail mail,
            OpenSessions sessions,
            UserAccounts accounts,
            Access access,
            PersonalVault vault,
            AuditLog audit,
            Passwords passwords,
            LoginThrottle throttle,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.index = index;
        this.invitations = invitations;
        this.mail = mail;
        this.sessions = sessions;
        this.accounts = accounts;
        this.access = access;
        this.vault = vault;
        this.audit = audit;
        this.passwords = passwords;
        this.throttle = throttle;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Page<PersonView> list(PeopleQuery query) {
        if (query.limit() < 1 || query.limit() > LARGEST_PAGE) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "limit must be 1 to " + LARGEST_PAGE, "limit");
        }
        List<PersonStore.Row> rows = page(query, PeopleCursor.parse(query));
        boolean more = rows.size() > query.limit();
        List<PersonStore.Row> shown = more ? rows.subList(0, query.limit()) : rows;
        return new Page<>(views(shown), more ? PeopleCursor.of(shown.getLast()).text(query) : null);
    }

    /** One more than the limit, where there are more. */
    private List<PersonStore.Row> page(PeopleQuery query, @Nullable PeopleCursor after) {
        String text = query.text();
        if (text == null) {
            return store.page(query, after, null);
        }
        String email = fingerprint(text);
        return index.people()
                .map(people ->
                        store.rows(
                                people.page(
                                        query,
                                        PersonFields.comparable(text),
                                        store.withEmail(email).orElse(null),
                                        after,
                                        query.limit() + 1)))
                .orElseGet(() -> store.page(query, after, email));
    }

    @Override
    public long count(PeopleQuery query) {
        String text = query.text();
        if (text == null) {
            return store.count(query, null);
        }
        String email = fingerprint(text);
        return index.people()
                .map(people ->
                        people.count(
                                query,
                                PersonFields.comparable(text),
                                store.withEmail(email).orElse(null)))
                .orElseGet(() -> store.count(query, email));
    }

    @Override
    public PersonView get(UserId person) {
        return view(store.byId(person).orElseThrow(() -> unknown(person)));
    }

    @Override
    public Invitation invite(InvitePerson request) {
        String username = PersonFields.username(request.username());
        String displayName = PersonFields.displayName(request.displayName());
        String email = PersonFields.email(request.email());
        return inTransaction(() -> {
            UserId id = new UserId(ids.next());
            PersonStore.Row person =
                    add(
                            id,
                            PersonKind.PERSON,
                            PersonState.INVITED,
                            username,
                            displayName,
                            email,
                            null);
            access.assignFirst(id, Set.of(AuthenticatedUser.CUSTOMER));
            accounts.openFor(id);
            record("identity.person.invited", id, facts(username, displayName, email));
            return issue(person, email);
        });
    }

    @Override
    public Invitation inviteAgain(UserId person) {
        return inTransaction(() -> {
            PersonStore.Row row = locked(person, EnumSet.of(PersonState.INVITED));
            record("identity.person.invited-again", person, Map.of());
            return issue(row, view(row).email());
        });
    }

    /** Whoever gets the mail needs no administrator; whoever has no address does. */
    private Invitation issue(PersonStore.Row person, @Nullable String email) {
        Invitations.Issued issued = invitations.issue(person.id());
        boolean mailed = email != null && mail.send(email, person.username(), issued);
        return new Invitation(
                view(person), mailed ? null : issued.token(), mailed, issued.expires());
    }

    @Override
    public Accepted accept(AcceptInvitation request, String address) {
        throttle.attempt(INVITATION, address);
        UserId person = invitations.find(request.token()).orElseThrow(Lifecycle::badInvitation);
        passwords.requireAcceptable(
                request.password(), store.byId(person).map(PersonStore.Row::username).orElse(""));
        String hash = passwords.hash(request.password());
        return inTransaction(() -> {
            PersonStore.Row row = store.lock(person).orElseThrow(Lifecycle::badInvitation);
            if (row.state() != PersonState.INVITED || !invitations.use(request.token())) {
                throw badInvitation();
            }
            store.activate(person, hash, clock.instant());
            record("identity.person.accepted", person, Map.of());
            throttle.succeeded(INVITATION, address);
            return new Accepted(row.username());
        });
    }

    @Override
    public PersonView disable(UserId person, DisablePerson request, UserId by) {
        String reason = PersonFields.reason(request.reason());
        if (person.equals(by)) {
            throw new ProblemException(
                    ErrorCode.CONFLICT, "Nobody disables themself; ask another administrator");
        }
        return change(
                person,
                EnumSet.of(PersonState.INVITED, PersonState.ACTIVE),
                row -> {
                    store.disable(person, reason, clock.instant());
                    invitations.withdraw(person);
                    int ended = sessions.endAll(person, "disabled");
                    // what an administrator writes about somebody is personal, too
                    audit.append(
                            AuditEvent.done("identity.person.disabled", object(person))
                                    .with(Map.of("sessionsEnded", String.valueOf(ended)))
                                    .about(person, Map.of("reason", reason)));
                });
    }

    @Override
    public PersonView enable(UserId person) {
        return change(
                person,
                EnumSet.of(PersonState.DISABLED),
                row -> {
                    store.enable(person, clock.instant());
                    record("identity.person.enabled", person, Map.of());
                });
    }

    @Override
    public PersonView rename(UserId person, RenamePerson request) {
        String username = PersonFields.username(request.username());
        String displayName = PersonFields.displayName(request.displayName());
        return change(
                person,
                living(),
                row -> {
                    store.setNames(person, username, sealed(person, NAME, displayName));
                    record("identity.person.renamed", person, facts(username, displayName, null));
                });
    }

    @Override
    public PersonView setEmail(UserId person, SetEmail request) {
        String email = PersonFields.email(request.email());
        return change(
                person,
                living(),
                row -> {
                    store.setEmail(
                            person,
                            sealed(person, EMAIL, email),
                            email == null ? null : fingerprint(email));
                    record("identity.person.email-changed", person, facts(null, null, email));
                });
    }

    @Override
    public PersonView createService(String username, @Nullable String displayName, UserId owner) {
        String name = PersonFields.username(username);
        String shown = PersonFields.displayName(displayName);
        return inTransaction(() -> {
            UserId id = new UserId(ids.next());
            PersonStore.Row row =
                    add(id, PersonKind.SERVICE, PersonState.ACTIVE, name, shown, null, owner);
            accounts.openFor(id);
            audit.append(
                    AuditEvent.done("identity.service.created", object(id))
                            .with(Map.of("answersTo", owner.toString()))
                            .about(id, facts(name, shown, null)));
            return view(row);
        });
    }

    private PersonStore.Row add(
            UserId id,
            PersonKind kind,
            PersonState state,
            String username,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable UserId answersTo) {
        Instant now = clock.instant();
        PersonStore.Row person =
                new PersonStore.Row(
                        id,
                        kind,
                        username,
                        sealed(id, NAME, displayName),
                        sealed(id, EMAIL, email),
                        state,
                        null,
                        answersTo,
                        now,
                        now);
        store.add(person, email == null ? null : fingerprint(email));
        return person;
    }

    private PersonView change(
            UserId person, Set<PersonState> from, Consumer<PersonStore.Row> change) {
        return inTransaction(() -> {
            change.accept(locked(person, from));
            return get(person);
        });
    }

    private PersonStore.Row locked(UserId person, Set<PersonState> allowed) {
        PersonStore.Row row = store.lock(person).orElseThrow(() -> unknown(person));
        if (!allowed.contains(row.state())) {
            throw new ProblemException(
                    ErrorCode.CONFLICT, "That is not possible for somebody who is " + row.state());
        }
        return row;
    }

    private interface Work<T> {
        T run();
    }

    private <T> T inTransaction(Work<T> work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> work.run()));
        } catch (DuplicateKeyException e) {
            throw new ProblemException(
                    ErrorCode.CONFLICT, "The user name or e-mail address is taken");
        }
    }

    private void record(String action, UserId person, Map<String, String> personal) {
        audit.append(AuditEvent.done(action, object(person)).about(person, personal));
    }

    private static String object(UserId person) {
        return "user:" + person;
    }

    private static Map<String, String> facts(
            @Nullable String username, @Nullable String displayName, @Nullable String email) {
        Map<String, String> facts = new HashMap<>();
        if (username != null) {
            facts.put("username", username);
        }
        if (displayName != null) {
            facts.put("displayName", displayName);
        }
        if (email != null) {
            facts.put("email", email);
        }
        return facts;
    }

    private PersonView view(PersonStore.Row row) {
        return views(List.of(row)).getFirst();
    }

    /** Keys and roles of all of them in one look each. */
    private List<PersonView> views(List<PersonStore.Row> rows) {
        List<Sealed> sealed = new ArrayList<>();
        for (PersonStore.Row row : rows) {
            add(sealed, row, NAME, row.displayName());
            add(sealed, row, EMAIL, row.email());
        }
        Iterator<Optional<String>> opened = vault.open(sealed).iterator();
        Map<UserId, List<String>> roles =
                access.rolesOf(rows.stream().map(PersonStore.Row::id).toList());
        List<PersonView> views = new ArrayList<>(rows.size());
        for (PersonStore.Row row : rows) {
            String name = row.displayName() == null ? null : opened.next().orElse(null);
            String email = row.email() == null ? null : opened.next().orElse(null);
            views.add(view(row, name, email, roles.getOrDefault(row.id(), List.of())));
        }
        return views;
    }

    private static void add(
            List<Sealed> to, PersonStore.Row row, String field, @Nullable String sealed) {
        if (sealed != null) {
            to.add(new Sealed(row.id(), field, sealed));
        }
    }

    private static PersonView view(
            PersonStore.Row row,
            @Nullable String name,
            @Nullable String email,
            List<String> roles) {
        return new PersonView(
                row.id(),
                row.kind(),
                row.username(),
                name,
                email,
                row.state(),
                row.reason(),
                row.answersTo(),
                roles,
                row.createdAt(),
                row.stateSince());
    }

    private @Nullable String sealed(UserId person, String field, @Nullable String clear) {
        return clear == null ? null : vault.seal(person, field, clear);
    }

    private String fingerprint(String email) {
        return vault.fingerprint(EMAIL, PersonFields.comparable(email));
    }

    private static Set<PersonState> living() {
        return EnumSet.complementOf(EnumSet.of(PersonState.ERASED));
    }

    private static ProblemException unknown(UserId person) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no person " + person);
    }

    private static ProblemException badInvitation() {
        return new ProblemException(
                ErrorCode.BAD_INVITATION, "Ask an administrator for a new one", "token");
    }
}
