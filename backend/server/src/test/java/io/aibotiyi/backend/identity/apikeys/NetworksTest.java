package io.aibotiyi.backend.identity.apikeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "10.0.0.0/9, 10.127.1.1, true",
        "10.0.0.0/9, 10.128.0.0, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "203.0.113.0/24, ::ffff:203.0.113.9, true",
        "fe80::/10, fe80:0:0:0:0:0:0:1%2, true"
    })
    void containsWhatItsBitsSay(String network, String address, boolean contained) {
        assertThat(Networks.parse(List.of(network)).allow(address)).isEqualTo(contained);
    }

    @Test
    void allowsEverywhereWithoutNetworksAndNothingUnreadable() {
        assertThat(Networks.parse(List.of()).allow("198.51.100.1")).isTrue();
        assertThat(Networks.parse(List.of("10.0.0.0/8")).allow("unknown")).isFalse();
        assertThat(Networks.parse(List.of("10.0.0.0/8")).allow("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "localhost", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8",
                "2001:db8::/129", "example.org/8", "10.0.0", "300.0.0.1", "10.0.0.0/", "0x7f000001"
            })
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Networks.parse(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesABoundedNumber() {
        assertThatThrownBy(() -> Networks.parse(Collections.nCopies(33, "10.0.0.0/8")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
