package io.aibotiyi.backend.marketdata.feed;

/** Brings a venue's markets to the hub while the hub is made, so that nobody sees it without. */
@FunctionalInterface
public interface VenueSource {

    /** Lists the venue's instruments and execution; starts nothing yet. */
    void join(MarketDataHub hub);
}
