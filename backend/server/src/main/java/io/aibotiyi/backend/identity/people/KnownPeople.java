package io.aibotiyi.backend.identity.people;

import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PeopleSort;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.People.PersonState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people are searched by, as of a version: immutable. Those who were there when everybody was
 * read lie in {@link SortedPeople}; whoever is new or changed since lies beside it and stands for
 * the same person there, until there are more than {@value #FEW} of them. User names compare by
 * their characters' codes.
 */
final class KnownPeople {

    /** What a search looks at; nothing of it is sealed. */
    record Known(UUID id, String username, PersonKind kind, PersonState state, Instant createdAt) {

        boolean passes(PeopleQuery query) {
            return (query.state() == null || query.state() == state)
                    && (query.kind() == null || query.kind() == kind);
        }

        @Override
        public String toString() {
            return "Known[id=" + id + "]";
        }
    }

    static final int FEW = 1_000;

    private final long version;
    private final SortedPeople base;
    private final Map<UUID, Known> changed;
    private final BitSet replaced;

    private KnownPeople(long version, SortedPeople base, Map<UUID, Known> changed) {
        this.version = version;
        this.base = base;
        this.changed = changed;
        this.replaced = new BitSet();
        for (UUID id : changed.keySet()) {
            int place = base.place(id);
            if (place >= 0) {
                replaced.set(place);
            }
        }
    }

    static KnownPeople of(long version, Collection<Known> people) {
        return new KnownPeople(version, new SortedPeople(people), Map.of());
    }

    long version() {
        return version;
    }

    int size() {
        return base.size() - replaced.cardinality() + changed.size();
    }

    /** With some of them new or changed. */
    KnownPeople with(long newVersion, List<Known> more) {
        Map<UUID, Known> all = new HashMap<>(changed);
        more.forEach(p -> all.put(p.id(), p));
        return all.size() <= FEW
                ? new KnownPeople(newVersion, base, all)
                : of(
                        newVersion,
                        Stream.concat(base.without(all.keySet()), all.values().stream()).toList());
    }

    /**
     * The first ids that match, in the query's order.
     *
     * @param part of the name, in lower case
     * @param besides matches, whatever its name; null for nobody
     * @param most how many at most
     */
    List<UUID> page(
            PeopleQuery query,
            String part,
            @Nullable UUID besides,
            @Nullable PeopleCursor after,
            int most) {
        Comparator<Known> order =
                query.sort() == PeopleSort.USERNAME
                        ? SortedPeople.BY_NAME
                        : SortedPeople.BY_CREATION;
        Comparator<Known> wanted = query.descending() ? order.reversed() : order;
        Known last = after == null ? null : known(after);
        List<Known> found = new ArrayList<>(base.first(query, matching(part, besides), last, most));
        changed.values().stream()
                .filter(p -> matches(p, query, part, besides))
                .filter(p -> last == null || wanted.compare(last, p) < 0)
                .forEach(found::add);
        return found.stream().sorted(wanted).limit(most).map(Known::id).toList();
    }

    long count(PeopleQuery query, String part, @Nullable UUID besides) {
        return base.count(query, matching(part, besides))
                + changed.values().stream().filter(p -> matches(p, query, part, besides)).count();
    }

    private BitSet matching(String part, @Nullable UUID besides) {
        BitSet matching = base.matching(part);
        int place = besides == null ? -1 : base.place(besides);
        if (place >= 0) {
            matching.set(place);
        }
        matching.andNot(replaced);
        return matching;
    }

    private static boolean matches(
            Known person, PeopleQuery query, String part, @Nullable UUID besides) {
        return person.passes(query)
                && (person.username().contains(part) || person.id().equals(besides));
    }

    private static Known known(PeopleCursor at) {
        return new Known(
                at.id(), at.username(), PersonKind.PERSON, PersonState.ACTIVE, at.createdAt());
    }
}
