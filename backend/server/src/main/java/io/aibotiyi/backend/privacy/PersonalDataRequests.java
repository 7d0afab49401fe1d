package io.aibotiyi.backend.privacy;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Privacy.RequestQuery;
import io.aibotiyi.protocol.Privacy.RequestView;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;
import java.util.UUID;

/**
 * Exports and erasures. Who may ask, and how recently they proved who they are, is decided before;
 * each step is in the audit log. Safe from any thread; blocks on the database, never on the work
 * itself, which a job does.
 */
public interface PersonalDataRequests {

    /**
     * @throws ProblemException CONFLICT while another export of theirs is under way or ready
     */
    RequestView export(UserId person);

    /**
     * Hands the archive out, once.
     *
     * @throws ProblemException NOT_FOUND if it is not theirs; CONFLICT if it is not ready, was
     *     fetched or has expired
     */
    byte[] archive(UserId person, UUID request);

    /**
     * @throws ProblemException CONFLICT while another erasure of theirs is under way, or they are
     *     the last administrator
     */
    RequestView eraseMe(UserId person);

    /** Newest first, at most a hundred. */
    List<RequestView> of(UserId person);

    /**
     * @throws ProblemException NOT_FOUND if it is not theirs; CONFLICT if it is no longer waiting
     */
    RequestView cancel(UserId person, UUID request);

    /** Everybody's, newest first. */
    Page<RequestView> all(RequestQuery query);

    /**
     * @param by who asks; somebody else must approve
     */
    RequestView erase(UserId person, String reason, UserId by);

    /**
     * @throws ProblemException FORBIDDEN for who asked or whose data it is; CONFLICT if it does not
     *     wait for approval
     */
    RequestView approve(UUID request, UserId by);

    /** As {@link #approve}; nothing is erased. */
    RequestView refuse(UUID request, String reason, UserId by);
}
