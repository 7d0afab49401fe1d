package io.aibotiyi.workstation.admin.section;

import io.aibotiyi.protocol.Page;
import io.aibotiyi.workstation.table.RowModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns pages until the end, or until a table can hold no more. */
public final class Pages {

    /** Rows a page; what every list of the backend takes. */
    public static final int LIMIT = 500;

    private Pages() {}

    /**
     * @param page answers the page after a cursor; null begins
     * @param soFar told of all rows each time there are twice as many as the last time
     */
    public static <R> List<R> all(
            Function<@Nullable String, Page<R>> page, Consumer<List<R>> soFar) {
        List<R> rows = new ArrayList<>();
        String after = null;
        int told = LIMIT;
        do {
            Page<R> next = page.apply(after);
            rows.addAll(next.items());
            after = next.next();
            if (after != null && rows.size() >= told) {
                told = 2 * rows.size();
                soFar.accept(List.copyOf(rows));
            }
        } while (after != null && rows.size() <= RowModel.LIMIT);
        return rows;
    }
}
