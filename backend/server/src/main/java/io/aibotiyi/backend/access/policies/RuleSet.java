package io.aibotiyi.backend.access.policies;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.policies.PolicyEngine.Compiled;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Policies that are in force together. Where they govern a permission and the engine fails, or is
 * not there within {@link #PATIENCE}, the answer is an error, which denies. Safe from any thread.
 *
 * @param key names of the policies with their versions, or {@link #DRAFT}
 * @param governs codes, or {@code *} for all
 */
public record RuleSet(String key, Set<String> governs, CompletableFuture<Compiled> compiled) {

    /** How long a decision waits for the engine, which loads after the start. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Key of rules that are tried: one draft is not another. */
    static final String DRAFT = "(draft)";

    /** Governs nothing. */
    public static final RuleSet NONE =
            new RuleSet("", Set.of(), CompletableFuture.completedFuture(q -> Answer.SILENT));

    public boolean governs(Permission permission) {
        return governs.contains(CedarEngine.ALL) || governs.contains(permission.code());
    }

    public Answer answer(Question question) {
        try {
            return compiled.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).answer(question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failed("the policy engine was interrupted");
        } catch (TimeoutException e) {
            return Answer.failed("the policy engine is not ready");
        } catch (ExecutionException e) {
            return Answer.failed("the policy engine does not run: " + e.getCause());
        } catch (RuntimeException | LinkageError e) {
            return Answer.failed("the policy engine failed: " + e);
        }
    }
}
