package io.aibotiyi.backend.analytics.journal;

import static io.aibotiyi.backend.analytics.journal.Amounts.plain;
import static io.aibotiyi.backend.analytics.journal.Amounts.plainOrNull;
import static io.aibotiyi.backend.analytics.journal.EntryReader.ratio;

import io.aibotiyi.protocol.Journal.Figures;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Adds closed entries up. A quotient without a meaning is absent. One thread at a time. */
final class Tally {

    private int wins;
    private int losses;
    private int even;
    private int withStop;
    private int timed;
    private long heldSeconds;
    private BigDecimal gross = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal funding = BigDecimal.ZERO;
    private BigDecimal won = BigDecimal.ZERO;
    private BigDecimal lost = BigDecimal.ZERO;
    private BigDecimal multiples = BigDecimal.ZERO;
    private @Nullable BigDecimal largestWin;
    private @Nullable BigDecimal largestLoss;

    void add(Result result) {
        BigDecimal net = result.net();
        switch (net.signum()) {
            case 1 -> {
                wins++;
                won = won.add(net);
                largestWin = largestWin == null ? net : largestWin.max(net);
            }
            case -1 -> {
                losses++;
                lost = lost.add(net);
                largestLoss = largestLoss == null ? net : largestLoss.min(net);
            }
            default -> even++;
        }
        gross = gross.add(result.gross());
        fees = fees.add(result.fees());
        funding = funding.add(result.funding());
        BigDecimal multiple = result.rMultiple();
        if (multiple != null) {
            withStop++;
            multiples = multiples.add(multiple);
        }
        if (!result.transferred()) {
            timed++;
            heldSeconds += result.heldSeconds();
        }
    }

    BigDecimal net() {
        return won.add(lost);
    }

    int entries() {
        return wins + losses + even;
    }

    Figures figures() {
        BigDecimal averageWin = average(won, wins);
        BigDecimal averageLoss = average(lost, losses);
        return new Figures(
                entries(),
                wins,
                losses,
                even,
                plain(gross),
                plain(fees),
                plain(funding),
                plain(net()),
                entries() == 0
                        ? null
                        : ratio(BigDecimal.valueOf(wins), BigDecimal.valueOf(entries())),
                losses == 0 ? null : ratio(won, lost.negate()),
                average(net(), entries()),
                averageWin,
                averageLoss,
                averageWin == null || averageLoss == null
                        ? null
                        : ratio(averageWin, averageLoss.negate()),
                plainOrNull(largestWin),
                plainOrNull(largestLoss),
                average(multiples, withStop),
                timed == 0 ? null : heldSeconds / timed);
    }

    private static @Nullable BigDecimal average(BigDecimal sum, int count) {
        return count == 0 ? null : Amounts.average(sum, BigDecimal.valueOf(count));
    }
}
