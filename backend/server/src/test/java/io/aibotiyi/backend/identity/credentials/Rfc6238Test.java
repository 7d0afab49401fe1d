package io.aibotiyi.backend.identity.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.identity.credentials.Totp.Algorithm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of RFC 6238 appendix B, RFC 4226 appendix D and RFC 4648 §10. */
class Rfc6238Test {

    private static final String SEED = "1234567890";

    @ParameterizedTest(name = "B1 at {0}: SHA-1 {1}, SHA-256 {2}, SHA-512 {3}")
    @DisplayName("B1 gives every code of RFC 6238 appendix B")
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void appendixB(long time, String sha1, String sha256, String sha512) {
        long step = Totp.step(Instant.ofEpochSecond(time));
        assertThat(Totp.code(seed(20), step, 8, Algorithm.SHA1)).isEqualTo(sha1);
        assertThat(Totp.code(seed(32), step, 8, Algorithm.SHA256)).isEqualTo(sha256);
        assertThat(Totp.code(seed(64), step, 8, Algorithm.SHA512)).isEqualTo(sha512);
    }

    @ParameterizedTest(name = "B1 counter {0}: {1}")
    @DisplayName("B1 gives every code of RFC 4226 appendix D")
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void rfc4226AppendixD(long counter, String code) {
        assertThat(Totp.code(seed(20), counter)).isEqualTo(code);
    }

    @Test
    void stepsBeginEveryThirtySecondsOfUnixTime() {
        assertThat(Totp.step(Instant.ofEpochSecond(29))).isZero();
        assertThat(Totp.step(Instant.ofEpochSecond(30))).isEqualTo(1);
        assertThat(Totp.step(Instant.ofEpochSecond(-1))).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "f, MY",
        "fo, MZXQ",
        "foo, MZXW6",
        "foob, MZXW6YQ",
        "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI"
    })
    void writesBase32AsRfc4648DoesWithoutPadding(String text, String base32) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
    }

    private static byte[] seed(int length) {
        return SEED.repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
