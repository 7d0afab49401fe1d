package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds tick, volume, range and Renko bars from trades into a series. The same trades give the
 * same bars whether they come one by one or all at once.
 *
 * <p>A bar's time is that of its first trade, at least a nanosecond after the bar before, so that
 * times stay strictly increasing where one trade makes several bars. The bars of a trade that made
 * more than {@value #MAX_AT_ONCE} are the newest of them: a jump that wide is a gap, and drawing
 * every brick of it says nothing more.
 *
 * <p>The series must not be changed by anybody else. One thread, that of the series.
 */
public final class TradeBars {

    /** Most bars that one trade makes. */
    public static final int MAX_AT_ONCE = 1_000;

    private final BarRule rule;
    private final CandleSeries series;

    private boolean begun;
    private long lastOpenTime = Long.MIN_VALUE;
    private long time;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long trades;

    /** Direction of the last whole brick: 1, -1, or 0 before the first. */
    private int direction;

    private List<Candle> closed = new ArrayList<>();

    /**
     * @param priceScale decimals of a price unit
     * @param volumeScale decimals of a quantity unit
     */
    public TradeBars(BarRule rule, int priceScale, int volumeScale) {
        this.rule = rule;
        this.series = CandleSeries.irregular(priceScale, volumeScale);
    }

    /** The bars; the last one is still being built. */
    public CandleSeries series() {
        return series;
    }

    public BarRule rule() {
        return rule;
    }

    /** Takes a trade; not older than those before. */
    public void take(Trade trade) {
        take(trade.exchangeTime(), trade.price(), trade.quantity());
    }

    /**
     * Takes a price with the size traded at it: a trade, or the close of a candle where only
     * candles are known.
     */
    public void take(long atTime, long price, long quantity) {
        add(atTime, price, quantity);
        for (Candle bar : closed) {
            series.update(bar);
        }
        closed.clear();
        series.update(current());
    }

    /** As taking every trade in turn, in one change of the series, which must be empty. */
    public void takeAll(Iterable<Trade> all) {
        if (begun) {
            all.forEach(this::take);
            return;
        }
        for (Trade trade : all) {
            add(trade.exchangeTime(), trade.price(), trade.quantity());
        }
        if (begun) {
            List<Candle> bars = closed;
            closed = new ArrayList<>();
            bars.add(current());
            series.replaceAll(bars);
        }
    }

    private void add(long atTime, long price, long quantity) {
        if (!begun) {
            begun = true;
            begin(atTime, price);
        }
        switch (rule) {
            case BarRule.Ticks(int count) -> addTick(count, atTime, price, quantity);
            case BarRule.Volume(long size) -> addVolume(size, atTime, price, quantity);
            case BarRule.Range(long range) -> addRange(range, atTime, price, quantity);
            case BarRule.Renko(long brick) -> addRenko(brick, atTime, price, quantity);
        }
    }

    private void addTick(int count, long atTime, long price, long quantity) {
        if (trades == count) {
            finish();
            begin(atTime, price);
        }
        touch(price);
        volume = sum(volume, quantity);
        trades++;
    }

    private void addVolume(long size, long atTime, long price, long quantity) {
        long left = quantity;
        long bars = quantity / size;
        if (bars > MAX_AT_ONCE) {
            left = quantity % size + MAX_AT_ONCE * size;
        }
        do {
            if (volume == size) {
                finish();
                begin(atTime, price);
            }
            touch(price);
            long part = Math.min(left, size - volume);
            volume += part;
            left -= part;
        } while (left > 0);
        trades++;
    }

    private void addRange(long range, long atTime, long price, long quantity) {
        long beyond = Math.max(price - low, high - price) / range;
        if (beyond > MAX_AT_ONCE) {
            finish();
            begin(atTime, price > high ? price - MAX_AT_ONCE * range : price + MAX_AT_ONCE * range);
        }
        while (price > low + range || price < high - range) {
            long edge = price > low + range ? low + range : high - range;
            touch(edge);
            finish();
            begin(atTime, edge);
        }
        touch(price);
        volume = sum(volume, quantity);
        trades++;
    }

    private void addRenko(long brick, long atTime, long price, long quantity) {
        long whole = Math.abs(price - open) / brick;
        if (whole > MAX_AT_ONCE) {
            direction = Long.signum(price - open);
            finishBrick(atTime, price - direction * (MAX_AT_ONCE * brick));
        }
        while (true) {
            long up = direction < 0 ? open + 2 * brick : open + brick;
            long down = direction > 0 ? open - 2 * brick : open - brick;
            if (price >= up) {
                brick(atTime, up - brick, up, 1);
            } else if (price <= down) {
                brick(atTime, down + brick, down, -1);
            } else {
                break;
            }
        }
        // the brick being built is drawn from the last one's end to the price
        high = Math.max(open, price);
        low = Math.min(open, price);
        close = price;
        volume = sum(volume, quantity);
        trades++;
    }

    private void brick(long atTime, long from, long to, int towards) {
        direction = towards;
        open = from;
        close = to;
        high = Math.max(from, to);
        low = Math.min(from, to);
        finishBrick(atTime, to);
    }

    private void finishBrick(long atTime, long nextOpen) {
        finish();
        begin(atTime, nextOpen);
    }

    private void begin(long atTime, long price) {
        time = lastOpenTime == Long.MIN_VALUE ? atTime : Math.max(atTime, lastOpenTime + 1);
        lastOpenTime = time;
        open = price;
        high = price;
        low = price;
        close = price;
        volume = 0;
        trades = 0;
    }

    private void touch(long price) {
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
    }

    private void finish() {
        closed.add(current());
    }

    private Candle current() {
        return new Candle(time, open, high, low, close, volume, trades);
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < a ? Long.MAX_VALUE : sum;
    }
}
