package io.aibotiyi.backend.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.audit.log.EntryForwarder;
import io.aibotiyi.backend.testing.TestDatabase;
import io.aibotiyi.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries leave the host. */
class AuditForwardTest {

    @TempDir Path home;
    @TempDir Path secrets;

    /** Reads lines of one connection until it has seen the entry. */
    private static void collect(ServerSocket collector, Set<Long> seen, long until)
            throws IOException {
        try (Socket socket = collector.accept();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            while (!seen.contains(until)) {
                seen.add(
                        Json.mapper()
                                .readTree(lines.readLine())
                                .path("entry")
                                .path("seq")
                                .asLong(-1));
            }
        }
    }

    @Test
    @DisplayName("H8 Every entry reaches a collector on another host, also one that was away")
    void everyEntryReachesTheCollector() throws IOException {
        Set<Long> seen = new TreeSet<>();
        try (HikariDataSource database = TestDatabase.h2();
                AuditRig node = new AuditRig(database, home, secrets);
                ServerSocket collector = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            collector.setSoTimeout(20_000);
            EntryForwarder forwarder =
                    new EntryForwarder(
                            node.rows,
                            node.jdbc,
                            "tcp://127.0.0.1:" + collector.getLocalPort(),
                            Duration.ofMillis(5));
            node.append(700);
            forwarder.start();
            try {
                collect(collector, seen, 699);
                // the collector is gone; the next connection begins with what may have been lost
                node.append(900);
                collect(collector, seen, 1_599);
            } finally {
                forwarder.stop();
            }
        }
        assertThat(seen).hasSize(1_600).contains(0L);
    }

    @Test
    void refusesATargetThatItCannotReach() {
        try (HikariDataSource database = TestDatabase.h2();
                AuditRig node = new AuditRig(database, home, secrets)) {
            assertThatThrownBy(() ->
                            new EntryForwarder(
                                    node.rows, node.jdbc, "udp://host:1", Duration.ofMillis(5)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("tcp://HOST:PORT");
        }
    }
}
