package io.aibotiyi.backend.identity.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final String PASSWORD = "a quiet lake at dawn";

    private final Passwords passwords = new Passwords();

    @Test
    @DisplayName("A7 of 200 sign-ins at once a bounded number waits, the excess is refused at once")
    void boundsParallelHashing() throws Exception {
        String hash = passwords.hash(PASSWORD);
        List<Future<Boolean>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                futures.add(
                        threads.submit(() -> {
                            try {
                                return passwords.matches(PASSWORD, hash);
                            } catch (ProblemException e) {
                                assertThat(e.problem().code())
                                        .isEqualTo(ErrorCode.TOO_MANY_ATTEMPTS);
                                return false;
                            }
                        }));
            }
        }
        int served = 0;
        for (Future<Boolean> future : futures) {
            served += future.get() ? 1 : 0;
        }
        assertThat(served).isBetween(Passwords.PARALLEL, 200);
        assertThat(passwords.refused()).as("refusals are counted").isEqualTo(200 - served);
        assertThat(passwords.depth()).isZero();
        assertThat(passwords.matches(PASSWORD, hash)).as("and goes on").isTrue();
    }
}
