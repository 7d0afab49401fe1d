package io.aibotiyi.backend.gateway.stream;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Conflation of small states: told whole, or as the entries that changed. */
final class WholeConflation {

    private WholeConflation() {}

    /** The whole state under {@code name}, unless it says the same as before. */
    static <S> Conflation<S> whole(String type, String name, BiPredicate<S, S> same) {
        return new Conflation<>() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public byte @Nullable [] tail(@Nullable S sent, S latest) {
                return sent != null && same.test(sent, latest) ? null : Tails.of(name, latest);
            }
        };
    }

    /** The changed entries of a list, or all of them where one has gone. */
    static <E, K> Conflation<List<E>> entries(String type, Function<E, K> key) {
        return new Conflation<>() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public byte @Nullable [] tail(@Nullable List<E> sent, List<E> latest) {
                if (sent == null || !keys(latest).containsAll(keys(sent))) {
                    return Tails.of(true, type, latest);
                }
                Set<E> known = new HashSet<>(sent);
                List<E> changed = latest.stream().filter(e -> !known.contains(e)).toList();
                return changed.isEmpty() ? null : Tails.of(false, type, changed);
            }

            private Set<K> keys(List<E> entries) {
                Set<K> keys = new HashSet<>();
                entries.forEach(e -> keys.add(key.apply(e)));
                return keys;
            }
        };
    }
}
