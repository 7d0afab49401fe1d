package io.aibotiyi.protocol;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TradingMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's trading journal on the wire. An entry is a round trip: from the fill that opens a
 * position of an account in a market to the fill that leaves it flat. Money is in the market's
 * quote asset, the entry's {@code currency}, unless it says otherwise.
 */
public final class Journal {

    /** Most characters of an entry's notes. */
    public static final int LONGEST_NOTES = 10_000;

    /** Most characters of a tag. */
    public static final int LONGEST_TAG = 32;

    /** Most tags of an entry. */
    public static final int TAGS_PER_ENTRY = 10;

    /** Most chart snapshots of an entry. */
    public static final int SNAPSHOTS_PER_ENTRY = 8;

    /** Most bytes of a chart snapshot. */
    public static final int LARGEST_SNAPSHOT = 1 << 20;

    private Journal() {}

    /** Which way the position faced. */
    public enum Direction {
        LONG,
        SHORT
    }

    public enum EntryState {
        /** The position is not flat yet; what it realised so far is average cost. */
        OPEN,
        CLOSED
    }

    /** What a closed entry came to after fees and funding. */
    public enum Outcome {
        WIN,
        LOSS,
        EVEN
    }

    public enum ExportFormat {
        /** RFC 4180, one line an entry. */
        CSV,
        /** One array of {@link JournalEntryDetail}. */
        JSON
    }

    /** A fee in an asset that nothing here could price at the time. */
    public record AssetAmount(String asset, BigDecimal amount) {}

    /**
     * How far the price went against and for the position while it was open, from whole candles
     * within the trade and the trade's own fills: never more than it was.
     *
     * @param resolution of the candles: {@code 1m}; {@code fills} if no whole candle lies within
     * @param worstPrice farthest against the position
     * @param bestPrice farthest for it
     * @param adverse MAE: what the largest position would have lost at the worst price against the
     *     average entry; zero or positive
     * @param favourable MFE: what it would have won at the best price; zero or positive
     */
    public record Excursion(
            String resolution,
            BigDecimal worstPrice,
            BigDecimal bestPrice,
            BigDecimal adverse,
            BigDecimal favourable) {}

    /**
     * One round trip.
     *
     * @param currency quote asset of the market, which the figures are in
     * @param entryAt of the opening fill
     * @param exitAt of the fill that left it flat; absent while open
     * @param quantity of all entries together
     * @param largest the most that was open at a time
     * @param openQuantity what is still open, never negative
     * @param entryPrice average of the entries, without fees
     * @param exitPrice average of the exits, without fees; absent before the first
     * @param grossPnl realised, before fees and funding
     * @param fees paid in the currency, or priced in it when the fill was journalled; negative is a
     *     rebate
     * @param funding received, negative was paid
     * @param netPnl gross less fees, plus funding; what is in {@code unpricedFees} is not in it
     * @param stopPrice trigger of the first stop on the losing side; absent if there was none
     * @param risk what that stop would have lost on the largest position; absent without a stop
     * @param rMultiple net profit of a closed entry over its risk; absent without a stop
     * @param excursion absent while open, and where no price is known
     * @param holdingSeconds from entry to exit; absent while open
     * @param liquidated a fill of it was the liquidation of the account
     * @param transferred what was sold had not been bought by a fill: entry price is what trading
     *     says it cost, entry time is that of the sale
     * @param rating 1 to 5; absent if not rated
     * @param noted it has notes
     * @param snapshots how many chart snapshots it has
     * @param version of tags, rating and notes, for {@code If-Match}
     */
    public record JournalEntryView(
            JournalEntryId id,
            AccountId account,
            InstrumentId instrument,
            TradingMode mode,
            String currency,
            Direction direction,
            EntryState state,
            Instant entryAt,
            @Nullable Instant exitAt,
            BigDecimal quantity,
            BigDecimal largest,
            BigDecimal openQuantity,
            BigDecimal entryPrice,
            @Nullable BigDecimal exitPrice,
            BigDecimal grossPnl,
            BigDecimal fees,
            BigDecimal funding,
            BigDecimal netPnl,
            List<AssetAmount> unpricedFees,
            @Nullable BigDecimal stopPrice,
            @Nullable BigDecimal risk,
            @Nullable BigDecimal rMultiple,
            @Nullable Excursion excursion,
            @Nullable Long holdingSeconds,
            int fills,
            boolean liquidated,
            boolean transferred,
            List<String> tags,
            @Nullable Integer rating,
            boolean noted,
            int snapshots,
            long version) {

        public JournalEntryView {
            unpricedFees = List.copyOf(unpricedFees);
            tags = List.copyOf(tags);
        }

        /** The same entry with its tags and the fees that nothing prices. */
        public JournalEntryView completed(List<String> tags, List<AssetAmount> unpricedFees) {
            return new JournalEntryView(
                    id,
                    account,
                    instrument,
                    mode,
                    currency,
                    direction,
                    state,
                    entryAt,
                    exitAt,
                    quantity,
                    largest,
                    openQuantity,
                    entryPrice,
                    exitPrice,
                    grossPnl,
                    fees,
                    funding,
                    netPnl,
                    unpricedFees,
                    stopPrice,
                    risk,
                    rMultiple,
                    excursion,
                    holdingSeconds,
                    fills,
                    liquidated,
                    transferred,
                    tags,
                    rating,
                    noted,
                    snapshots,
                    version);
        }

        /** The same entry after its notes, or its snapshots, changed. */
        public JournalEntryView annotated(Annotation annotation, int snapshots, long version) {
            return new JournalEntryView(
                    id,
                    account,
                    instrument,
                    mode,
                    currency,
                    direction,
                    state,
                    entryAt,
                    exitAt,
                    quantity,
                    largest,
                    openQuantity,
                    entryPrice,
                    exitPrice,
                    grossPnl,
                    fees,
                    funding,
                    netPnl,
                    unpricedFees,
                    stopPrice,
                    risk,
                    rMultiple,
                    excursion,
                    holdingSeconds,
                    fills,
                    liquidated,
                    transferred,
                    annotation.tags(),
                    annotation.rating(),
                    !annotation.notes().isEmpty(),
                    snapshots,
                    version);
        }

        /** Of a closed entry; absent while it is open. */
        public @Nullable Outcome outcome() {
            if (state == EntryState.OPEN) {
                return null;
            }
            return switch (netPnl.signum()) {
                case 1 -> Outcome.WIN;
                case -1 -> Outcome.LOSS;
                default -> Outcome.EVEN;
            };
        }
    }

    /**
     * What of a fill belongs to an entry. A fill that goes through zero belongs to two.
     *
     * @param opening it made the position larger
     * @param quantity the part of this entry
     * @param fee the part of this entry, in the fee's asset
     */
    public record LegView(
            FillId fill,
            OrderId order,
            Side side,
            boolean opening,
            BigDecimal price,
            BigDecimal quantity,
            boolean maker,
            BigDecimal fee,
            String feeAsset,
            Instant time) {}

    /**
     * One payment of funding.
     *
     * @param payment positive was received
     */
    public record FundingLeg(Instant time, BigDecimal payment) {}

    /**
     * A chart's picture.
     *
     * @param bytes size of the PNG
     */
    public record SnapshotView(
            UUID id, Instant addedAt, String caption, int width, int height, int bytes) {}

    /**
     * An entry with all that belongs to it.
     *
     * @param notes Markdown, never interpreted here; empty if there are none
     * @param legs in the order they were booked
     */
    public record JournalEntryDetail(
            JournalEntryView entry,
            String notes,
            List<LegView> legs,
            List<FundingLeg> funding,
            List<SnapshotView> snapshots) {

        public JournalEntryDetail {
            legs = List.copyOf(legs);
            funding = List.copyOf(funding);
            snapshots = List.copyOf(snapshots);
        }
    }

    /**
     * What a person writes into an entry; replaces what was there.
     *
     * @param notes at most {@value #LONGEST_NOTES} characters
     * @param rating 1 to 5; absent for none
     * @param tags names, at most {@value #TAGS_PER_ENTRY}; a new one is made
     */
    public record Annotation(String notes, @Nullable Integer rating, List<String> tags) {

        public Annotation {
            tags = List.copyOf(tags);
        }
    }

    /**
     * @param entries how many have it
     */
    public record TagView(UUID id, String name, long entries) {}

    public record TagName(String name) {}

    /**
     * @param into the tag that stays
     */
    public record TagMerge(UUID into) {}

    /**
     * A chart's picture to keep.
     *
     * @param caption at most 200 characters, such as the chart's timeframe; may be empty
     * @param png at most {@value #LARGEST_SNAPSHOT} bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // a body, never compared
    public record NewSnapshot(String caption, byte[] png) {}

    /**
     * Which entries; an absent part does not restrict. The time of an entry is its exit, or its
     * entry while it is open.
     *
     * @param from not before
     * @param to before
     * @param tag has this tag
     */
    public record Filter(
            @Nullable AccountId account,
            @Nullable InstrumentId instrument,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String tag,
            @Nullable Direction direction,
            @Nullable Outcome outcome,
            @Nullable EntryState state) {

        /** Everything. */
        public static Filter all() {
            return new Filter(null, null, null, null, null, null, null, null);
        }

        public Filter of(@Nullable AccountId only) {
            return new Filter(only, instrument, from, to, tag, direction, outcome, state);
        }

        public Filter in(@Nullable InstrumentId only) {
            return new Filter(account, only, from, to, tag, direction, outcome, state);
        }

        public Filter within(@Nullable Instant since, @Nullable Instant until) {
            return new Filter(account, instrument, since, until, tag, direction, outcome, state);
        }

        public Filter tagged(@Nullable String only) {
            return new Filter(account, instrument, from, to, only, direction, outcome, state);
        }

        public Filter facing(@Nullable Direction only) {
            return new Filter(account, instrument, from, to, tag, only, outcome, state);
        }

        public Filter with(@Nullable Outcome only) {
            return new Filter(account, instrument, from, to, tag, direction, only, state);
        }

        public Filter being(@Nullable EntryState only) {
            return new Filter(account, instrument, from, to, tag, direction, outcome, only);
        }
    }

    /**
     * Closed entries together. A figure without a meaning is absent, never infinite or zero.
     *
     * @param winRate share of entries that won, 0 to 1; absent without entries
     * @param profitFactor what winners won over what losers lost; absent without losers
     * @param expectancy net profit an entry; absent without entries
     * @param averageWin absent without winners
     * @param averageLoss negative; absent without losers
     * @param payoff average win over average loss, positive; absent without either
     * @param averageR over the entries that had a stop; absent without any
     * @param averageHoldingSeconds absent without entries
     */
    public record Figures(
            int entries,
            int wins,
            int losses,
            int even,
            BigDecimal grossPnl,
            BigDecimal fees,
            BigDecimal funding,
            BigDecimal netPnl,
            @Nullable BigDecimal winRate,
            @Nullable BigDecimal profitFactor,
            @Nullable BigDecimal expectancy,
            @Nullable BigDecimal averageWin,
            @Nullable BigDecimal averageLoss,
            @Nullable BigDecimal payoff,
            @Nullable BigDecimal largestWin,
            @Nullable BigDecimal largestLoss,
            @Nullable BigDecimal averageR,
            @Nullable Long averageHoldingSeconds) {}

    /**
     * Some of the closed entries, by one of their features.
     *
     * @param key as its breakdown says
     */
    public record Bucket(String key, Figures figures) {}

    /**
     * The realised result after an entry's exit.
     *
     * @param cumulative net profit of this and all entries before it
     * @param drawdown how far that is below its highest, which begins at zero; never negative
     */
    public record EquityStep(
            JournalEntryId entry,
            Instant at,
            BigDecimal netPnl,
            BigDecimal cumulative,
            BigDecimal drawdown) {}

    /**
     * A day on which entries were closed.
     *
     * @param day {@code 2026-03-02}, in the time zone asked for
     */
    public record EquityDay(
            String day,
            int entries,
            BigDecimal netPnl,
            BigDecimal cumulative,
            BigDecimal drawdown) {}

    /**
     * The deepest fall of the realised result, entry by entry.
     *
     * @param peakAt exit of the entry at the highest; absent if that is the zero it began with
     */
    public record Drawdown(BigDecimal amount, @Nullable Instant peakAt, Instant troughAt) {}

    /**
     * @param entries closed ones in it that the filter leaves
     */
    public record CurrencyCount(String currency, int entries) {}

    /**
     * What the closed entries that the filter leaves came to. Entries of one currency only: amounts
     * of different ones do not add up.
     *
     * @param currency that was asked for, or the one with the most entries; empty without any
     * @param currencies all that there are, most entries first
     * @param zone of days, hours and weekdays
     * @param drawdown absent if the result never fell
     * @param steps the newest 2,000, oldest first; sums run over all
     * @param days all, oldest first
     * @param bySymbol keys are instruments, highest profit first
     * @param byHour keys are {@code 00} to {@code 23}, of the entry's time
     * @param byWeekday keys are {@code MONDAY} to {@code SUNDAY}, of the entry's time
     * @param byTag keys are tags; an entry with two counts in both, and without any in none
     * @param bySide keys are {@link Direction}s
     * @param byHolding keys are {@code <1m}, {@code 1m-5m}, {@code 5m-15m}, {@code 15m-1h}, {@code
     *     1h-4h}, {@code 4h-1d}, {@code 1d-1w}, {@code >=1w}; without transferred ones
     */
    public record Statistics(
            String currency,
            List<CurrencyCount> currencies,
            String zone,
            Figures all,
            @Nullable Drawdown drawdown,
            List<EquityStep> steps,
            List<EquityDay> days,
            List<Bucket> bySymbol,
            List<Bucket> byHour,
            List<Bucket> byWeekday,
            List<Bucket> byTag,
            List<Bucket> bySide,
            List<Bucket> byHolding) {

        public Statistics {
            currencies = List.copyOf(currencies);
            steps = List.copyOf(steps);
            days = List.copyOf(days);
            bySymbol = List.copyOf(bySymbol);
            byHour = List.copyOf(byHour);
            byWeekday = List.copyOf(byWeekday);
            byTag = List.copyOf(byTag);
            bySide = List.copyOf(bySide);
            byHolding = List.copyOf(byHolding);
        }
    }
}
