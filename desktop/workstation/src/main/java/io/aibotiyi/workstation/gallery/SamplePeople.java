package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.People;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A seeded company of people; the lifecycle works, in memory. */
final class SamplePeople implements People {

    static final int COUNT = 148;

    private static final List<String> FIRST =
            List.of(
                    "Ada", "Bela", "Chidi", "Dina", "Emre", "Farah", "Goran", "Hana", "Ilse", "Jun",
                    "Kofi", "Lena", "Mira", "Nils", "Oya", "Pavel", "Quynh", "Rosa", "Selim",
                    "Tove");
    private static final List<String> LAST =
            List.of(
                    "Akın",
                    "Brandt",
                    "Castillo",
                    "Dubois",
                    "Eriksen",
                    "Fontana",
                    "Grünwald",
                    "Hoang",
                    "Iwasaki",
                    "Jensen",
                    "Kaya",
                    "Lindqvist",
                    "Moreau",
                    "Novák",
                    "Okafor",
                    "Petrov");
    private static final List<List<String>> ROLES =
            List.of(
                    List.of("CUSTOMER"),
                    List.of("CUSTOMER"),
                    List.of("CUSTOMER"),
                    List.of("CUSTOMER"),
                    List.of("CUSTOMER", "VIP"),
                    List.of("OPERATOR"),
                    List.of("DEVELOPER"),
                    List.of("AUDITOR"));

    private final Instant now;
    private final List<PersonView> all = new ArrayList<>();

    SamplePeople(Instant now, long seed) {
        this.now = now;
        Random random = new Random(seed);
        for (int i = 0; i < COUNT; i++) {
            String first = FIRST.get(i % FIRST.size());
            String last = LAST.get((i * 7 + i / FIRST.size()) % LAST.size());
            Instant created = now.minus(Duration.ofHours(40 + random.nextInt(9_000)));
            PersonState state = state(random.nextInt(100));
            boolean erased = state == PersonState.ERASED;
            String name = (first + "." + ascii(last)).toLowerCase(Locale.ROOT);
            all.add(
                    new PersonView(
                            id(i),
                            PersonKind.PERSON,
                            erased ? "erased-" + (1000 + i) : name,
                            erased ? null : first + " " + last,
                            erased ? null : name + "@example.com",
                            state,
                            state == PersonState.DISABLED ? "Left the company" : null,
                            null,
                            ROLES.get(random.nextInt(ROLES.size())),
                            created,
                            state == PersonState.ACTIVE ? created : created.plusSeconds(86_000)));
        }
        all.add(
                new PersonView(
                        id(COUNT),
                        PersonKind.SERVICE,
                        "svc-rebalancer",
                        "Nightly rebalancer",
                        null,
                        PersonState.ACTIVE,
                        null,
                        id(2),
                        List.of("CUSTOMER"),
                        now.minus(Duration.ofDays(61)),
                        now.minus(Duration.ofDays(61))));
    }

    static UserId id(int n) {
        return new UserId(new UUID(0x0195549e8f2a7c3bL, 0x9d41000000000000L + n * 0x1f3d5b79L));
    }

    private static PersonState state(int percent) {
        if (percent < 86) {
            return PersonState.ACTIVE;
        }
        return percent < 92
                ? PersonState.INVITED
                : percent < 98 ? PersonState.DISABLED : PersonState.ERASED;
    }

    private static String ascii(String name) {
        return java.text.Normalizer.normalize(name.replace('ı', 'i'), java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    /** In order, without the service account. */
    PersonView person(int n) {
        return all.get(n % COUNT);
    }

    @Override
    public Page<PersonView> list(PeopleQuery query) {
        int from = query.after() == null ? 0 : Integer.parseInt(query.after());
        int to = Math.min(all.size(), from + query.limit());
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    @Override
    public long count(PeopleQuery query) {
        return all.size();
    }

    @Override
    public PersonView get(UserId person) {
        return all.get(index(person));
    }

    @Override
    public Invitation invite(InvitePerson request) {
        PersonView fresh =
                new PersonView(
                        id(all.size()),
                        PersonKind.PERSON,
                        request.username(),
                        request.displayName(),
                        request.email(),
                        PersonState.INVITED,
                        null,
                        null,
                        List.of("CUSTOMER"),
                        now,
                        now);
        all.add(fresh);
        return invitation(fresh);
    }

    private Invitation invitation(PersonView person) {
        return new Invitation(
                person,
                "inv_J3kq0Zc7Yt1mN8vLr5Xw2HbP9sDgEaUf",
                false,
                now.plus(Duration.ofDays(7)));
    }

    @Override
    public Invitation inviteAgain(UserId person) {
        return invitation(get(person));
    }

    @Override
    public Accepted acceptInvitation(String token, String password) {
        return new Accepted("ada.akin");
    }

    @Override
    public PersonView disable(UserId person, DisablePerson request) {
        return set(person, PersonState.DISABLED, request.reason());
    }

    @Override
    public PersonView enable(UserId person) {
        return set(person, PersonState.ACTIVE, null);
    }

    @Override
    public PersonView rename(UserId person, RenamePerson request) {
        PersonView p = get(person);
        return put(copy(p, request.username(), request.displayName(), p.email(), p.state(), null));
    }

    @Override
    public PersonView setEmail(UserId person, SetEmail request) {
        PersonView p = get(person);
        return put(copy(p, p.username(), p.displayName(), request.email(), p.state(), p.reason()));
    }

    private PersonView set(UserId person, PersonState state, @Nullable String reason) {
        PersonView p = get(person);
        return put(copy(p, p.username(), p.displayName(), p.email(), state, reason));
    }

    private static PersonView copy(
            PersonView p,
            String username,
            @Nullable String displayName,
            @Nullable String email,
            PersonState state,
            @Nullable String reason) {
        return new PersonView(
                p.id(),
                p.kind(),
                username,
                displayName,
                email,
                state,
                reason,
                p.owner(),
                p.roles(),
                p.createdAt(),
                p.stateSince());
    }

    private PersonView put(PersonView person) {
        all.set(index(person.id()), person);
        return person;
    }

    private int index(UserId person) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(person)) {
                return i;
            }
        }
        throw new IllegalArgumentException("nobody has the id " + person);
    }
}
