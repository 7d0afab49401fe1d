package io.aibotiyi.workstation.connect;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ClientOptions;
import io.aibotiyi.client.ServerTrust;
import io.aibotiyi.workstation.state.CertificateTrust;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Clients of backends elsewhere, bound to this device and to the certificates it trusts. */
public final class RemoteClients {

    private static final int LONGEST_NAME = 64;

    private final Path home;
    private final InstantSource clock;
    private final TrustedServers trusted;

    public RemoteClients(Path home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
        trusted = new TrustedServers(home);
    }

    public CertificateTrust trust() {
        return trusted;
    }

    /** Nothing is sent yet. */
    public AibotClient connect(URI address) {
        ServerTrust how =
                "https".equals(address.getScheme())
                        ? trusted.pinned(address)
                                .map(ServerTrust::pinned)
                                .orElseGet(ServerTrust::authorities)
                        : ServerTrust.authorities();
        return AibotClients.connect(
                address,
                ClientOptions.defaults()
                        .withTrust(how)
                        .withDevice(FileDeviceKey.in(home, clock), deviceName()));
    }

    /** What its owner knows this machine by. */
    private static String deviceName() {
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.length() <= LONGEST_NAME ? host : host.substring(0, LONGEST_NAME);
        } catch (UnknownHostException e) {
            return "Workstation";
        }
    }
}
