package io.aibotiyi.protocol;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list, in the list's stated order.
 *
 * <p>An operation that answers pages takes {@code limit} (1 to a stated most) and {@code after},
 * which is {@link #next} of the page before it, passed back unchanged: only the backend knows what
 * a cursor says, and it may say something else in the next release. Entries that appear or vanish
 * while somebody turns pages never make another entry come twice or be left out.
 *
 * @param items at most as many as asked for; empty only if nothing is left
 * @param next cursor of the following page; absent at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(Objects.requireNonNull(items, "items"));
    }
}
