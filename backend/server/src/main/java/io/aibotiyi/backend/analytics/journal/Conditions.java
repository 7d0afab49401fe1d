package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A filter as SQL on {@code analytics_entry e}: the text is fixed parts, values are parameters. */
final class Conditions {

    private final StringBuilder text = new StringBuilder("e.person = ?");
    private final List<Object> values = new ArrayList<>();

    private Conditions(UserId person) {
        values.add(person.value());
    }

    static Conditions of(UserId person, Filter filter) {
        Conditions all = new Conditions(person);
        if (filter.account() != null) {
            all.and("e.account_id = ?", filter.account().value());
        }
        if (filter.instrument() != null) {
            all.and("e.venue = ?", filter.instrument().venue().name());
            all.and("e.symbol = ?", filter.instrument().symbol().name());
        }
        if (filter.from() != null) {
            all.and("e.at >= ?", TripStore.utc(filter.from()));
        }
        if (filter.to() != null) {
            all.and("e.at < ?", TripStore.utc(filter.to()));
        }
        if (filter.tag() != null) {
            all.and(
                    "exists (select 1 from analytics_entry_tag x join analytics_tag t on t.id ="
                            + " x.tag_id where x.entry_id = e.id and t.folded = ?)",
                    folded(filter.tag()));
        }
        if (filter.direction() != null) {
            all.and("e.direction = ?", filter.direction().name());
        }
        if (filter.state() != null) {
            all.and("e.state = ?", filter.state().name());
        }
        all.outcome(filter.outcome());
        return all;
    }

    private void outcome(@Nullable Outcome outcome) {
        if (outcome != null) {
            and("e.state = ?", "CLOSED");
            text.append(
                    switch (outcome) {
                        case WIN -> " and e.net > 0";
                        case LOSS -> " and e.net < 0";
                        case EVEN -> " and e.net = 0";
                    });
        }
    }

    Conditions and(String condition, Object value) {
        text.append(" and ").append(condition);
        values.add(value);
        return this;
    }

    String text() {
        return text.toString();
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    /** A tag's name as names are compared. */
    static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
