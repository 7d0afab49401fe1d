package io.aibotiyi.workstation.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.UnreachableException;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.Scenario;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RemoteTest {

    private final Deque<Runnable> calls = new ArrayDeque<>();
    private final AibotClient backend = new SampleBackend(Scenario.FULL, Gallery.NOW, true);
    private final AtomicInteger asked = new AtomicInteger();
    private Runnable duringTheCall = () -> {};
    private final Remote<Integer> remote =
            new Remote<>(
                    new FxBridge(_ -> {}),
                    () -> backend,
                    calls::add,
                    0,
                    _ -> {
                        duringTheCall.run();
                        return asked.incrementAndGet();
                    });

    @Test
    void asksOnceMoreForAllThatCameDuringACall() {
        duringTheCall =
                () -> {
                    duringTheCall = () -> {};
                    remote.refresh();
                    remote.refresh();
                };
        remote.refresh();
        assertThat(calls).hasSize(1);
        calls.remove().run();
        assertThat(asked).hasValue(2);
        assertThat(remote.value().get()).isEqualTo(2);
        assertThat(calls).isEmpty();
        remote.refresh();
        assertThat(calls).hasSize(1);
    }

    @Test
    void keepsTheLastAnswerWhenTheNextFailsAndSaysThatItIsOld() {
        remote.refresh();
        calls.remove().run();
        duringTheCall =
                () -> {
                    throw new UnreachableException(
                            backend.address(), "no answer", new java.io.IOException());
                };
        remote.refresh();
        calls.remove().run();
        assertThat(remote.value().get()).isEqualTo(1);
        assertThat(remote.health().get().phase()).isEqualTo(Health.Phase.STALE);
        assertThat(remote.health().get().reason()).contains("no answer");
    }

    @Test
    void forgetsAnAnswerThatWasAskedOfAnotherBackend() {
        duringTheCall = remote::forget;
        remote.refresh();
        calls.remove().run();
        assertThat(remote.value().get()).isZero();
        assertThat(remote.health().get()).isEqualTo(Health.LOADING);
    }
}
