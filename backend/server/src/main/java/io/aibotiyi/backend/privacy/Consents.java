package io.aibotiyi.backend.privacy;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Privacy.ChooseConsent;
import io.aibotiyi.protocol.Privacy.ConsentEntry;
import io.aibotiyi.protocol.Privacy.ConsentView;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;

/**
 * What people agreed to. Consent is to one version of a purpose's text: a new version has none
 * until it is given again. Every choice is kept and in the audit log. Safe from any thread.
 */
public interface Consents {

    /** Each purpose there is, with the person's choice. */
    List<ConsentView> of(UserId person);

    /** True if the person agreed to the purpose's present version and has not withdrawn. */
    boolean given(UserId person, String purpose);

    /**
     * @throws ProblemException NOT_FOUND for an unknown purpose; CONFLICT for another version than
     *     the present one
     */
    ConsentView choose(UserId person, String purpose, ChooseConsent choice);

    /** Newest first, at most a thousand. */
    List<ConsentEntry> history(UserId person);
}
