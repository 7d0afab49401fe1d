package io.aibotiyi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final int SYMBOL = 1;

    @Test
    void findsTheOrderThatACommandNamesThoughItsBatchEndedAndReplacedIt() {
        Command[] batch = {
            new Command().cancel(1, SYMBOL, 2, 7),
            new Command().amend(1, SYMBOL, 2, 7, 101, 0, 0),
            new Command().place(1, SYMBOL, 2).limit(8, Side.BUY, 90, 1),
            new Command().amend(1, SYMBOL, 2, 7, 102, 0, 0),
            new Command().amend(1, SYMBOL, 2, 8, 91, 0, 0),
            new Command().place(1, SYMBOL, 2).limit(7, Side.BUY, 92, 1),
            new Command().amend(1, SYMBOL, 2, 7, 93, 0, 0),
            new Command().place(2, SYMBOL, 2).limit(9, Side.SELL, 93, 1).validity(Validity.IOC),
            new Command().amend(1, SYMBOL, 2, 7, 94, 0, 0),
            new Command().cancel(2, SYMBOL, 2, 9),
            new Command().cancel(1, SYMBOL, 2, 8),
            new Command().amend(1, SYMBOL, 2, 8, 95, 0, 0)
        };
        ToldEvents batched = new ToldEvents();
        MatchingEngine together = engine(batched);
        together.apply(batch, batch.length);
        ToldEvents single = new ToldEvents();
        MatchingEngine alone = engine(single);
        for (Command command : batch) {
            alone.apply(command);
        }
        assertThat(batched.lines()).isEqualTo(single.lines()).isNotEmpty();
        assertThat(together.stateHash()).isEqualTo(alone.stateHash());
        assertThat(together.orders()).isZero();
    }

    private static MatchingEngine engine(ToldEvents events) {
        MatchingEngine engine = new MatchingEngine(new EngineLimits(100, 8, 2, 4), events);
        engine.apply(new Command().define(SymbolRules.of(SYMBOL, 1, 1), 1));
        engine.apply(new Command().place(1, SYMBOL, 1).limit(7, Side.BUY, 100, 1));
        return engine;
    }

    @Test
    void tellsOfAMoveWholeWhereTheEventsBeforeItFillTheRoom() {
        for (int expiring = Events.CAPACITY / 2 - 2; expiring <= Events.CAPACITY / 2; expiring++) {
            List<Long> sequences = new ArrayList<>();
            List<EventKind> kinds = new ArrayList<>();
            MatchingEngine engine =
                    new MatchingEngine(
                            new EngineLimits(2_000, 8, 2, 4),
                            events -> {
                                for (int i = 0; i < events.count(); i++) {
                                    sequences.add(events.sequence(i));
                                    kinds.add(events.kind(i));
                                }
                            });
            engine.apply(new Command().define(SymbolRules.of(SYMBOL, 1, 1), 1));
            engine.apply(new Command().place(1, SYMBOL, 1).limit(5_000, Side.BUY, 5_000, 1));
            for (int id = 1; id <= expiring; id++) {
                Command place = new Command().place(1, SYMBOL, 1);
                engine.apply(place.limit(id, Side.BUY, id, 1).goodTill(10));
            }
            int before = kinds.size();
            engine.apply(new Command().amend(1, SYMBOL, 10, 5_000, 4_000, 0, 0));
            assertThat(kinds).hasSize(before + 2 * expiring + 3);
            assertThat(kinds)
                    .endsWith(EventKind.AMENDED, EventKind.LEVEL, EventKind.LEVEL)
                    .filteredOn(kind -> kind == EventKind.CANCELLED)
                    .hasSize(expiring);
            for (int i = 0; i < sequences.size(); i++) {
                assertThat(sequences.get(i)).isEqualTo(i + 1L);
            }
        }
    }
}
