package io.aibotiyi.backend.gateway;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.BrowserVisit;
import io.aibotiyi.client.ClientOptions;
import io.aibotiyi.client.SoftwareDeviceKey;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A workstation without a window, whose browser is a piece of code. */
final class SignInDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SignInDesk() {}

    /** A client with a device key of its own. */
    static AibotClient at(URI backend) {
        return AibotClients.connect(
                backend,
                ClientOptions.defaults()
                        .withDevice(new SoftwareDeviceKey(SoftwareDeviceKey.generate()), "desk"));
    }

    static BrowserVisit visit(Consumer<URI> person) {
        return visit(null, person);
    }

    /**
     * @param person what is done in the browser from that address on; failing there cancels the
     *     visit, so that the test ends with the reason and not with its patience
     */
    static BrowserVisit visit(@Nullable String provider, Consumer<URI> person) {
        BrowserVisit[] visit = new BrowserVisit[1];
        visit[0] =
                new BrowserVisit(
                        address ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            try {
                                                person.accept(address);
                                            } catch (RuntimeException | Error e) {
                                                visit[0].cancel();
                                                throw e;
                                            }
                                        }),
                        PATIENCE,
                        _ -> {},
                        provider);
        return visit[0];
    }
}
