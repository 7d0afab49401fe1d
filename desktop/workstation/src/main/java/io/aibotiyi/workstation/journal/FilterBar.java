package io.aibotiyi.workstation.journal;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Journal.Direction;
import io.aibotiyi.protocol.Journal.EntryState;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.Outcome;
import io.aibotiyi.protocol.Journal.TagView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Which entries are shown and counted. FX thread only. */
final class FilterBar extends HBox {

    /** One of a list; {@code value} null does not restrict. */
    private record Choice<T>(String words, @Nullable T value) {
        @Override
        public String toString() {
            return words;
        }
    }

    private final InstantSource clock;
    private final Consumer<Filter> changed;
    private final ComboBox<Choice<AccountId>> account = box("journal-account", "Account");
    private final ComboBox<Choice<InstrumentId>> market = box("journal-market", "Market");
    private final ComboBox<Choice<Duration>> period = box("journal-period", "Period");
    private final ComboBox<Choice<Direction>> direction = box("journal-direction", "Direction");
    private final ComboBox<Choice<Object>> outcome = box("journal-outcome", "Outcome");
    private final ComboBox<Choice<String>> tag = box("journal-tag", "Tag");
    private boolean filling;

    /**
     * @param changed told after each choice
     */
    FilterBar(InstantSource clock, Consumer<Filter> changed) {
        this.clock = clock;
        this.changed = changed;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("journal-filter");
        fill(account, "All accounts", List.of());
        fill(market, "All markets", List.of());
        fill(
                period,
                "All time",
                List.of(
                        new Choice<>("Last 24 hours", Duration.ofDays(1)),
                        new Choice<>("Last 7 days", Duration.ofDays(7)),
                        new Choice<>("Last 30 days", Duration.ofDays(30)),
                        new Choice<>("Last 90 days", Duration.ofDays(90)),
                        new Choice<>("Last 365 days", Duration.ofDays(365))));
        fill(
                direction,
                "Long and short",
                List.of(
                        new Choice<>("Long", Direction.LONG),
                        new Choice<>("Short", Direction.SHORT)));
        fill(
                outcome,
                "Any outcome",
                List.of(
                        new Choice<>("Winners", Outcome.WIN),
                        new Choice<>("Losers", Outcome.LOSS),
                        new Choice<>("Even", Outcome.EVEN),
                        new Choice<>("Closed", EntryState.CLOSED),
                        new Choice<>("Open", EntryState.OPEN)));
        fill(tag, "Any tag", List.of());
        getChildren().addAll(account, market, period, direction, outcome, tag);
        for (ComboBox<?> box : List.of(account, market, period, direction, outcome, tag)) {
            box.setOnAction(_ -> tell());
        }
    }

    private static <T> ComboBox<Choice<T>> box(String id, String name) {
        ComboBox<Choice<T>> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(name);
        return box;
    }

    private <T> void fill(ComboBox<Choice<T>> box, String everything, List<Choice<T>> choices) {
        Choice<T> chosen = box.getValue();
        List<Choice<T>> all = new ArrayList<>();
        all.add(new Choice<>(everything, null));
        all.addAll(choices);
        filling = true;
        box.getItems().setAll(all);
        box.setValue(
                all.stream()
                        .filter(c -> chosen != null && Objects.equals(c.value(), chosen.value()))
                        .findFirst()
                        .orElse(all.getFirst()));
        filling = false;
    }

    void accounts(List<AccountView> all) {
        fill(
                account,
                "All accounts",
                all.stream().map(a -> new Choice<>(a.name(), a.id())).toList());
    }

    void markets(Collection<InstrumentId> all) {
        fill(market, "All markets", all.stream().map(i -> new Choice<>(i.toString(), i)).toList());
    }

    void tags(List<TagView> all) {
        fill(tag, "Any tag", all.stream().map(t -> new Choice<>(t.name(), t.name())).toList());
    }

    private void tell() {
        if (!filling) {
            changed.accept(filter());
        }
    }

    private Filter filter() {
        Duration back = period.getValue().value();
        Object result = outcome.getValue().value();
        return new Filter(
                account.getValue().value(),
                market.getValue().value(),
                back == null ? null : clock.instant().minus(back),
                null,
                tag.getValue().value(),
                direction.getValue().value(),
                result instanceof Outcome wanted ? wanted : null,
                result instanceof EntryState wanted ? wanted : null);
    }
}
