package io.aibotiyi.backend.access.policies;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aibotiyi.backend.access.policies.PolicyEngine.Compiled;
import io.aibotiyi.backend.access.roles.AccessStamp;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The policies in force, compiled once per change on a thread of their own; the engine is loaded
 * only if there are any. Answers are remembered for a second (at most {@link #ANSWERS}), by
 * everything they depend on. Safe from any thread.
 */
@Component
public final class RulesInForce {

    static final int ANSWERS = 10_000;

    private record Stamped(UUID stamp, RuleSet rules) {}

    private record Asked(String rules, Question question) {}

    private final PolicyStore store;
    private final PolicyEngine engine;
    private final AccessStamp stamps;
    private final Cache<Asked, Answer> answers =
            Caffeine.newBuilder()
                    .maximumSize(ANSWERS)
                    .expireAfterWrite(Duration.ofSeconds(1))
                    .build();
    private volatile @Nullable Stamped known;

    public RulesInForce(PolicyStore store, PolicyEngine engine, AccessStamp stamps) {
        this.store = store;
        this.engine = engine;
        this.stamps = stamps;
    }

    /** Loads the engine in the background, if any policy needs it. */
    @EventListener(ApplicationReadyEvent.class)
    public void prepare() {
        var _ = at(stamps.current());
    }

    /** As of the stamp or later. */
    public RuleSet at(UUID stamp) {
        Stamped last = known;
        if (last != null && last.stamp().equals(stamp)) {
            return last.rules();
        }
        List<PolicyStore.Active> active = store.active();
        String key = key(active);
        RuleSet rules = last != null && last.rules().key().equals(key) ? last.rules() : of(active);
        if (!stamps.inChange()) {
            known = new Stamped(stamp, rules);
        }
        return rules;
    }

    private static String key(List<PolicyStore.Active> active) {
        return active.stream()
                .map(a -> a.name() + ":" + a.version())
                .collect(Collectors.joining(","));
    }

    private RuleSet of(List<PolicyStore.Active> active) {
        if (active.isEmpty()) {
            return RuleSet.NONE;
        }
        Set<String> governs = new HashSet<>();
        active.forEach(a -> governs.addAll(a.governs()));
        CompletableFuture<Compiled> compiled = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("policies")
                .start(() -> {
                    try {
                        compiled.complete(engine.compile(texts(active), true));
                    } catch (RuntimeException | LinkageError e) {
                        compiled.completeExceptionally(e);
                    }
                });
        return new RuleSet(key(active), governs, compiled);
    }

    private static Map<String, String> texts(List<PolicyStore.Active> active) {
        Map<String, String> texts = new TreeMap<>();
        active.forEach(a -> texts.put(a.name(), a.text()));
        return texts;
    }

    /** The rules in force with one policy's text in place of its version in force, if any. */
    public RuleSet with(String name, String text, List<String> governs) {
        List<PolicyStore.Active> active = store.active();
        Map<String, String> texts = texts(active);
        texts.put(name, text);
        Set<String> all = new HashSet<>(governs);
        active.stream().filter(a -> !a.name().equals(name)).forEach(a -> all.addAll(a.governs()));
        return new RuleSet(
                RuleSet.DRAFT,
                all,
                CompletableFuture.completedFuture(engine.compile(texts, false)));
    }

    /** The answer; remembered if the rules are in force and it is no failure. */
    public Answer answer(RuleSet rules, Question question) {
        if (rules.key().equals(RuleSet.DRAFT)) {
            return rules.answer(question);
        }
        Asked asked = new Asked(rules.key(), question);
        Answer before = answers.getIfPresent(asked);
        if (before != null) {
            return before;
        }
        Answer answer = rules.answer(question);
        if (answer.errors().isEmpty()) {
            answers.put(asked, answer);
        }
        return answer;
    }
}
