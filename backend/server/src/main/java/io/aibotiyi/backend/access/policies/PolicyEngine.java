package io.aibotiyi.backend.access.policies;

import java.util.List;
import java.util.Map;

/**
 * Understands the text of policies. Any method may throw a RuntimeException or a LinkageError where
 * the engine's native part does not run on this machine; callers then refuse.
 */
public interface PolicyEngine {

    /**
     * What a text is.
     *
     * @param errors of syntax and against the schema; empty if it may be deployed
     * @param governs codes of the permissions that it speaks of, or {@code *} for all
     * @param permits whether any of its policies can permit something
     */
    record Checked(
            List<String> errors, List<String> warnings, List<String> governs, boolean permits) {}

    /** Policies ready to be asked. Safe from any thread. */
    interface Compiled {
        Answer answer(Question question);
    }

    String schema();

    Checked check(String text);

    /**
     * @param texts by the policies' names, which answers use
     * @param lasting whether they will be asked often
     */
    Compiled compile(Map<String, String> texts, boolean lasting);
}
