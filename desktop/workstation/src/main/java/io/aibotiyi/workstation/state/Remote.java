package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.Background;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is asked of the backend again and again: its newest answer, and how far it can be
 * trusted. Asking while an answer is on its way asks once more after it, however often. No question
 * counts as a person's act, see {@link Activity}. Safe from any thread; never blocks.
 */
public final class Remote<T> {

    private final Supplier<@Nullable AibotClient> client;
    private final Executor executor;
    private final Function<AibotClient, T> question;
    private final T nothing;
    private final Live<T> value;
    private final Live<Health> health;
    private final Object lock = new Object();
    private boolean asking;
    private boolean again;
    private int generation;

    /**
     * @param client null while there is no backend
     * @param executor runs the question, which blocks; never the FX thread
     * @param nothing stands for the answer before there is one
     */
    public Remote(
            FxBridge bridge,
            Supplier<@Nullable AibotClient> client,
            Executor executor,
            T nothing,
            Function<AibotClient, T> question) {
        this.client = client;
        this.executor = executor;
        this.question = question;
        this.nothing = nothing;
        value = new Live<>(bridge, nothing);
        health = new Live<>(bridge, Health.LOADING);
    }

    public Live<T> value() {
        return value;
    }

    public Live<Health> health() {
        return health;
    }

    /** Asks for a newer answer. */
    public void refresh() {
        synchronized (lock) {
            if (asking) {
                again = true;
                return;
            }
            asking = true;
        }
        executor.execute(this::ask);
    }

    /** Forgets the answer, also one on its way: another backend is being approached. */
    public void forget() {
        synchronized (lock) {
            generation++;
        }
        value.set(nothing);
        health.set(Health.LOADING);
    }

    private void ask() {
        while (true) {
            int of;
            synchronized (lock) {
                again = false;
                of = generation;
            }
            AibotClient now = client.get();
            if (now != null) {
                ask(now, of);
            }
            synchronized (lock) {
                if (!again) {
                    asking = false;
                    return;
                }
            }
        }
    }

    private void ask(AibotClient now, int of) {
        try {
            T answer = Background.<T, RuntimeException>call(() -> question.apply(now));
            settle(of, answer, Health.LIVE);
        } catch (RuntimeException e) {
            Health.Phase before = health.get().phase();
            boolean known = before == Health.Phase.LIVE || before == Health.Phase.STALE;
            String reason = Failures.describe(e);
            settle(of, null, known ? Health.stale(reason) : Health.failed(reason));
        }
    }

    private void settle(int of, @Nullable T answer, Health then) {
        synchronized (lock) {
            if (of != generation) {
                return;
            }
            if (answer != null) {
                value.set(answer);
            }
            health.set(then);
        }
    }
}
