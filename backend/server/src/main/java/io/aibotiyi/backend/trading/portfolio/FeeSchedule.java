package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Risk.FeeView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an account pays: the tier that its volume of the {@value #DAYS} full days (UTC) before today
 * reached. A tier holds for a whole day.
 */
@Component
public final class FeeSchedule {

    private static final int DAYS = 30;

    private final JdbcClient jdbc;
    private final TradingSettings base;
    private final List<FeeSettings.Tier> tiers;

    /**
     * @throws IllegalArgumentException if a tier's rate is above what everybody pays at first,
     *     which holds could not cover
     */
    public FeeSchedule(JdbcClient jdbc, TradingSettings base, FeeSettings settings) {
        this.jdbc = jdbc;
        this.base = base;
        this.tiers = settings.tiers();
        for (FeeSettings.Tier tier : tiers) {
            if (tier.maker().compareTo(base.makerFeeRate()) > 0
                    || tier.taker().compareTo(base.takerFeeRate()) > 0) {
                throw new IllegalArgumentException(
                        "aibot.fees.tiers: the tier from "
                                + tier.volume().toPlainString()
                                + " charges more than aibot.trading's fee rates");
            }
        }
    }

    public FeeView of(AccountId account, Instant now) {
        BigDecimal volume = volume(account, now);
        int reached = 0;
        while (reached < tiers.size() && tiers.get(reached).volume().compareTo(volume) <= 0) {
            reached++;
        }
        BigDecimal next = reached == tiers.size() ? null : tiers.get(reached).volume();
        return reached == 0
                ? new FeeView(0, base.makerFeeRate(), base.takerFeeRate(), volume, next)
                : new FeeView(
                        reached,
                        tiers.get(reached - 1).maker(),
                        tiers.get(reached - 1).taker(),
                        volume,
                        next);
    }

    /** Counts a fill; in its transaction, which holds the account's lock. */
    public void traded(AccountId account, BigDecimal notional, Instant now) {
        LocalDate day = day(now);
        BigDecimal amount = Decimals.roundDown(notional);
        int changed =
                jdbc.sql(
                                "update trading_volume set notional = notional + ? where"
                                        + " account_id = ? and traded_on = ?")
                        .params(amount, account.value(), day)
                        .update();
        if (changed == 0) {
            jdbc.sql(
                            "insert into trading_volume (account_id, traded_on, notional) values"
                                    + " (?, ?, ?)")
                    .params(account.value(), day, amount)
                    .update();
        }
    }

    private BigDecimal volume(AccountId account, Instant now) {
        LocalDate today = day(now);
        return Decimals.plain(
                jdbc.sql(
                                "select coalesce(sum(notional), 0) from trading_volume where"
                                        + " account_id = ? and traded_on >= ? and traded_on < ?")
                        .params(account.value(), today.minusDays(DAYS), today)
                        .query(BigDecimal.class)
                        .single());
    }

    private static LocalDate day(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
