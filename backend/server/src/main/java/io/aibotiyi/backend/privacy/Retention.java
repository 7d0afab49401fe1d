package io.aibotiyi.backend.privacy;

import io.aibotiyi.protocol.Privacy.RetentionRuleView;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;

/** How long data is kept. Safe from any thread. */
public interface Retention {

    /** Every rule, by name. */
    List<RetentionRuleView> rules();

    /**
     * @throws ProblemException NOT_FOUND; INVALID_FIELD outside the rule's bounds
     */
    RetentionRuleView set(String rule, int keepDays);

    /**
     * Deletes what is too old by now, rule by rule in bounded batches; a rule that fails does not
     * keep the others from running. Each rule's run is in the audit log.
     */
    void run();
}
