package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a parent order since it was last looked at; changes nothing. */
@Component
final class Observer {

    /** Market data keeps no more in memory. */
    private static final int MOST_TRADES = 4_096;

    /**
     * @param progress with what the children filled and the market did
     * @param children those that were open before, as they are now
     */
    record Seen(Progress progress, List<Child> children) {}

    private final Placing placing;
    private final MarketData markets;

    Observer(Placing placing, MarketData markets) {
        this.placing = placing;
        this.markets = markets;
    }

    Seen look(Parent parent, List<Child> open, Instant now) {
        List<Child> children = open.stream().map(c -> placing.look(parent, c)).toList();
        Progress progress = filled(parent.progress(), open, children);
        if (!now.isBefore(parent.terms().start())) {
            progress = market(progress, parent.terms().instrument());
        }
        return new Seen(progress, children);
    }

    static Progress filled(Progress progress, List<Child> before, List<Child> after) {
        Progress result = progress;
        for (int i = 0; i < before.size(); i++) {
            BigDecimal more = after.get(i).filled().subtract(before.get(i).filled());
            BigDecimal worth = after.get(i).notional().subtract(before.get(i).notional());
            result = result.filledMore(more, worth);
        }
        return result;
    }

    private Progress market(Progress progress, InstrumentId id) {
        Optional<Instrument> listed = markets.instrument(id);
        if (listed.isEmpty()) {
            return progress;
        }
        Tape tape = progress.tape().with(markets.recentTrades(id, MOST_TRADES), listed.get());
        return progress.seen(tape, progress.arrivalPrice() == null ? mark(listed.get()) : null);
    }

    private @Nullable BigDecimal mark(Instrument instrument) {
        OptionalLong mark = markets.markPrice(instrument.id());
        return mark.isEmpty() ? null : instrument.price(mark.getAsLong());
    }
}
