package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.strategies.execution.ExecutionReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps all that a market told, and a book made of its level changes. */
final class RecordedMarket implements SimulatedMarket.Listener {

    final List<String> events = new ArrayList<>();
    final List<Trade> trades = new ArrayList<>();
    final List<ExecutionReport> reports = new ArrayList<>();
    final Map<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    final Map<Long, Long> asks = new TreeMap<>();

    void begin(List<BookLevel> someBids, List<BookLevel> someAsks) {
        someBids.forEach(l -> bids.put(l.price(), l.quantity()));
        someAsks.forEach(l -> asks.put(l.price(), l.quantity()));
    }

    static List<BookLevel> levels(Map<Long, Long> side) {
        return side.entrySet().stream().map(e -> new BookLevel(e.getKey(), e.getValue())).toList();
    }

    <T extends ExecutionReport> List<T> reports(Class<T> type) {
        return reports.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void levelChanged(long sequence, long time, Side side, long price, long quantity) {
        events.add(sequence + " " + time + " " + side + " " + quantity + "@" + price);
        Map<Long, Long> levels = side == Side.BUY ? bids : asks;
        if (quantity == 0) {
            levels.remove(price);
        } else {
            levels.put(price, quantity);
        }
    }

    @Override
    public void traded(Trade trade) {
        events.add(trade.toString());
        trades.add(trade);
    }

    @Override
    public void executed(ExecutionReport report) {
        events.add(report.toString());
        reports.add(report);
    }
}
