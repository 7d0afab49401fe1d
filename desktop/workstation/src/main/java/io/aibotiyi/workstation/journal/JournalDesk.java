package io.aibotiyi.workstation.journal;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Background;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Journal.Statistics;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Failures;
import io.aibotiyi.workstation.state.Remote;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the journal's screens ask the backend: the entries and figures of a filter, again whenever
 * it changes, and single questions. At most {@value #MOST} entries are held, the newest. Made and
 * called on the FX thread.
 */
final class JournalDesk {

    /** Most entries of a table. */
    static final int MOST = 5_000;

    private static final int PAGE = 500;

    /**
     * The entries that a filter leaves.
     *
     * @param more there are older ones that are not shown
     */
    record Entries(List<JournalEntryView> all, boolean more) {}

    private final Desk desk;
    private final Remote<Entries> entries;
    private final Remote<Optional<Statistics>> statistics;
    private volatile Filter filter = Filter.all();
    private volatile ZoneId zone = ZoneOffset.UTC;
    private volatile @Nullable String currency;

    JournalDesk(Desk desk) {
        this.desk = desk;
        entries = remote(new Entries(List.of(), false), this::load);
        statistics =
                remote(
                        Optional.empty(),
                        c -> Optional.of(c.journal().statistics(filter, zone, currency)));
    }

    private <T> Remote<T> remote(T nothing, Function<AibotClient, T> question) {
        return new Remote<>(
                desk.bridge(),
                () -> desk.client().get().orElse(null),
                desk.urgent(),
                nothing,
                question);
    }

    private Entries load(AibotClient client) {
        Filter of = filter;
        List<JournalEntryView> all = new ArrayList<>();
        String after = null;
        do {
            Page<JournalEntryView> page = client.journal().entries(of, after, PAGE);
            all.addAll(page.items());
            after = page.next();
        } while (after != null && all.size() < MOST);
        return new Entries(List.copyOf(all), after != null);
    }

    Remote<Entries> entries() {
        return entries;
    }

    Remote<Optional<Statistics>> statistics() {
        return statistics;
    }

    Filter filter() {
        return filter;
    }

    void show(Filter next) {
        filter = next;
        refresh();
    }

    void showZone(ZoneId next) {
        zone = next;
        statistics.refresh();
    }

    /**
     * @param next null for the one with the most entries
     */
    void showCurrency(@Nullable String next) {
        currency = next;
        statistics.refresh();
    }

    void refresh() {
        entries.refresh();
        statistics.refresh();
    }

    void forget() {
        currency = null;
        entries.forget();
        statistics.forget();
    }

    /** Asks something that is not a person's act; failures are told in words. */
    <T> void ask(Function<AibotClient, T> question, Consumer<T> then, Consumer<String> otherwise) {
        send(
                client -> Background.<T, RuntimeException>call(() -> question.apply(client)),
                then,
                (_, why) -> otherwise.accept(why));
    }

    /**
     * Sends something.
     *
     * @param otherwise told the error's code, null if there was none, and why in words
     */
    <T> void send(
            Function<AibotClient, T> deed,
            Consumer<T> then,
            BiConsumer<@Nullable ErrorCode, String> otherwise) {
        AibotClient client = desk.client().get().orElse(null);
        if (client == null) {
            otherwise.accept(null, "Not connected to a backend.");
            return;
        }
        desk.urgent()
                .execute(() -> {
                    try {
                        T answer = deed.apply(client);
                        desk.bridge().mark(() -> then.accept(answer));
                    } catch (ApiException e) {
                        fail(otherwise, e.problem().code(), e);
                    } catch (RuntimeException e) {
                        fail(otherwise, null, e);
                    }
                });
    }

    private void fail(
            BiConsumer<@Nullable ErrorCode, String> otherwise,
            @Nullable ErrorCode code,
            RuntimeException failure) {
        String why = Failures.describe(failure);
        desk.bridge().mark(() -> otherwise.accept(code, why));
    }
}
