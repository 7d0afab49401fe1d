package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Which market an asset of a live account is valued at: the one of its exchange that is quoted in
 * the accounts' currency. The position there is what the account has of the asset.
 */
@Component
public final class Holdings {

    private final MarketData markets;
    private final TradingSettings settings;
    private final Positions positions;
    private final PositionBooking booking;
    private final TimeOrderedIds ids;

    Holdings(
            MarketData markets,
            TradingSettings settings,
            Positions positions,
            PositionBooking booking,
            TimeOrderedIds ids) {
        this.markets = markets;
        this.settings = settings;
        this.positions = positions;
        this.booking = booking;
        this.ids = ids;
    }

    /** Empty for the currency itself, and for what the exchange's markets here do not trade. */
    public Optional<Instrument> market(VenueId venue, String asset) {
        return markets.instruments().stream()
                .filter(i ->
                        i.id().venue().equals(venue)
                                && i.baseAsset().equals(asset)
                                && i.quoteAsset().equals(settings.currency()))
                .findFirst();
    }

    /**
     * Makes the position of an asset no less than a quantity, at the mark price; under the
     * account's lock. Without a price, or a market, nothing is done.
     */
    public void align(AccountId account, VenueId venue, String asset, BigDecimal quantity) {
        market(venue, asset)
                .ifPresent(market ->
                        mark(market).ifPresent(price -> align(account, market, quantity, price)));
    }

    /** The same at a given price. */
    public void align(AccountId account, Instrument market, BigDecimal quantity, BigDecimal price) {
        BigDecimal missing = quantity.subtract(positions.of(account, market.id()).quantity());
        if (missing.signum() > 0) {
            booking.bought(
                    account,
                    market.id(),
                    new FillId(ids.next()),
                    missing,
                    missing.multiply(price).setScale(Decimals.SCALE, RoundingMode.HALF_EVEN),
                    BigDecimal.ZERO);
        }
    }

    /** Mid of a live book, or the last trade; empty while neither is known. */
    public Optional<BigDecimal> mark(Instrument market) {
        try {
            OptionalLong price = markets.markPrice(market.id());
            return price.isPresent()
                    ? Optional.of(market.price(price.getAsLong()))
                    : Optional.empty();
        } catch (UnknownInstrumentException e) {
            return Optional.empty();
        }
    }
}
