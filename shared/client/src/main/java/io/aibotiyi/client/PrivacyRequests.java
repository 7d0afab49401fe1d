package io.aibotiyi.client;

import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Privacy.ConsentEntry;
import io.aibotiyi.protocol.Privacy.ConsentView;
import io.aibotiyi.protocol.Privacy.ErasePerson;
import io.aibotiyi.protocol.Privacy.RequestQuery;
import io.aibotiyi.protocol.Privacy.RequestView;
import io.aibotiyi.protocol.Privacy.RetentionRuleView;
import java.util.List;
import java.util.UUID;

/** One's own privacy requests and consents, and administrators' view of everybody's requests. */
public interface PrivacyRequests {

    /** Asks for all data of one's own; needs a proof of who one is at most five minutes old. */
    RequestView export();

    /**
     * The finished export, a zip with {@code data.json} and {@code data.txt}; works once.
     *
     * @throws ApiException NOT_FOUND if it is somebody else's, CONFLICT if it is not ready, was
     *     fetched or has expired
     */
    byte[] archive(UUID request);

    /** Asks to be erased after the waiting period; needs a fresh proof of who one is. */
    RequestView eraseMe(String username);

    /** One's own requests, newest first. */
    List<RequestView> mine();

    /** Cancels an erasure of oneself that is still waiting. */
    RequestView cancel(UUID request);

    List<ConsentView> consents();

    /** Gives or withdraws consent to the version of a purpose's text that the person saw. */
    ConsentView choose(String purpose, int version, boolean given);

    /** Every choice so far, newest first. */
    List<ConsentEntry> consentHistory();

    /** Everybody's requests; this and what follows needs {@code privacy:manage}. */
    Page<RequestView> all(RequestQuery query);

    /** Asks for somebody else's erasure; a second administrator must approve it. */
    RequestView erase(ErasePerson request);

    /**
     * @throws ApiException FORBIDDEN for who asked for it themself
     */
    RequestView approve(UUID request);

    RequestView refuse(UUID request, String reason);

    List<RetentionRuleView> retention();

    /**
     * @throws ApiException INVALID_FIELD outside the rule's bounds
     */
    RetentionRuleView setRetention(String rule, int keepDays);
}
