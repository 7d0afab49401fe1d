package io.aibotiyi.venues.trading;

import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.Link;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.net.URI;
import java.util.List;

/** A venue's private stream: what to say, and what its messages mean. */
public interface UserStreamDialect {

    /** Where to connect; may block to fetch a token. */
    URI address() throws VenueException;

    /** A connection is open: subscribe. */
    void opened(Link link);

    void message(Link link, String text, News news) throws MalformedMessageException;

    /** The connection is gone; forget what was kept for it. */
    void ended(Link link);

    /** Takes what the messages say. */
    interface News {

        /** The venue confirmed the subscription: everything from here on comes. */
        void subscribed(Link link);

        void report(OrderReport report);

        void fill(Fill fill);

        void balances(List<Balance> changed);

        /** The connection will end soon: open another beside it. */
        void replace();
    }
}
