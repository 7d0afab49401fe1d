package io.aibotiyi.backend.operations;

import io.aibotiyi.protocol.Operations.FlagChange;
import io.aibotiyi.protocol.Operations.FlagView;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;

/** The switches. Safe from any thread; a change on another node is seen within five seconds. */
public interface FeatureFlags {

    /** Whether it is on; from memory. */
    boolean on(FeatureFlag flag);

    /** All, in order of name. */
    List<FlagView> list();

    /**
     * Switches it, durable and in the audit log when this returns.
     *
     * @param version the one that the caller saw
     * @throws ProblemException NOT_FOUND, VERSION_CHANGED, INVALID_FIELD for a reason that is empty
     *     or longer than 500 characters
     */
    FlagView change(String name, long version, FlagChange change);
}
