package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.identity.people.KnownPeople.Known;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PeopleSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People in the orders in which they are listed, with their names one after the other in one text,
 * so that a search reads memory in its order. Does not change.
 */
final class SortedPeople {

    static final Comparator<Known> BY_NAME = Comparator.comparing(Known::username);
    static final Comparator<Known> BY_CREATION =
            Comparator.comparing(Known::createdAt).thenComparing(Known::id);

    /** Between two names; in none of them. */
    private static final char BETWEEN = '\n';

    private final Known[] byName;
    private final String text;
    private final int[] ends;
    private final Map<UUID, Integer> places;
    private volatile Known @Nullable [] byCreation;

    SortedPeople(Collection<Known> people) {
        this.byName = people.toArray(Known[]::new);
        Arrays.sort(byName, BY_NAME);
        this.ends = new int[byName.length];
        this.places = HashMap.newHashMap(byName.length);
        StringBuilder names = new StringBuilder(byName.length * 12);
        for (int i = 0; i < byName.length; i++) {
            names.append(byName[i].username()).append(BETWEEN);
            ends[i] = names.length();
            places.put(byName[i].id(), i);
        }
        this.text = names.toString();
    }

    int size() {
        return byName.length;
    }

    /** In the order of names; -1 for somebody who is not there. */
    int place(UUID id) {
        return places.getOrDefault(id, -1);
    }

    Stream<Known> without(Set<UUID> ids) {
        return Stream.of(byName).filter(p -> !ids.contains(p.id()));
    }

    /** Places of the people with that part in their name. */
    BitSet matching(String part) {
        BitSet found = new BitSet(byName.length);
        if (part.isEmpty()) {
            found.set(0, byName.length);
        } else if (part.indexOf(BETWEEN) < 0) {
            int person = 0;
            for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, ends[person])) {
                while (ends[person] <= at) {
                    person++;
                }
                found.set(person);
            }
        }
        return found;
    }

    /**
     * The first of them in the query's order.
     *
     * @param last beyond whom they are; null for the beginning
     */
    List<Known> first(PeopleQuery query, BitSet matching, @Nullable Known last, int most) {
        boolean byUsername = query.sort() == PeopleSort.USERNAME;
        Known[] order = byUsername ? byName : byCreation();
        int step = query.descending() ? -1 : 1;
        int at = start(order, byUsername ? BY_NAME : BY_CREATION, query.descending(), last);
        List<Known> found = new ArrayList<>();
        int left = matching.cardinality();
        while (at >= 0 && at < order.length && found.size() < most && left > 0) {
            if (matching.get(byUsername ? at : place(order[at].id()))) {
                left--;
                if (order[at].passes(query)) {
                    found.add(order[at]);
                }
            }
            at += step;
        }
        return found;
    }

    private static int start(
            Known[] order, Comparator<Known> by, boolean descending, @Nullable Known last) {
        if (last == null) {
            return descending ? order.length - 1 : 0;
        }
        int place = Arrays.binarySearch(order, last, by);
        int beyond = place >= 0 ? place + 1 : -place - 1;
        int before = place >= 0 ? place - 1 : -place - 2;
        return descending ? before : beyond;
    }

    long count(PeopleQuery query, BitSet matching) {
        return query.state() == null && query.kind() == null
                ? matching.cardinality()
                : matching.stream().filter(i -> byName[i].passes(query)).count();
    }

    private Known[] byCreation() {
        Known[] known = byCreation;
        if (known == null) {
            known = byName.clone();
            Arrays.sort(known, BY_CREATION);
            byCreation = known;
        }
        return known;
    }
}
