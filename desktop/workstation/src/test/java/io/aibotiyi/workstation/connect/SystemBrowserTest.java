package io.aibotiyi.workstation.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemBrowserTest {

    private static final URI ADDRESS =
            URI.create("https://desk.example.com/oauth/authorize?a=1&b=2");

    private final List<List<String>> started = new ArrayList<>();

    @Test
    void handsTheAddressToTheSystemAsOneArgument() {
        for (String system : List.of("Linux", "Mac OS X", "Windows 11")) {
            new SystemBrowser(system, started::add).accept(ADDRESS);
        }
        assertThat(started)
                .containsExactly(
                        List.of("xdg-open", ADDRESS.toString()),
                        List.of("open", ADDRESS.toString()),
                        List.of("rundll32", "url.dll,FileProtocolHandler", ADDRESS.toString()));
    }

    @Test
    void opensNothingButWebAddresses() {
        SystemBrowser browser = new SystemBrowser("Linux", started::add);
        for (String address : List.of("file:///etc/passwd", "javascript:alert(1)", "-h")) {
            assertThatThrownBy(() -> browser.accept(URI.create(address)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(started).isEmpty();
    }

    @Test
    void saysWhatTheSystemLacks() {
        SystemBrowser browser =
                new SystemBrowser(
                        "Linux",
                        _ -> {
                            throw new IOException("not found");
                        });
        assertThatThrownBy(() -> browser.accept(ADDRESS)).hasMessageContaining("xdg-open");
    }
}
