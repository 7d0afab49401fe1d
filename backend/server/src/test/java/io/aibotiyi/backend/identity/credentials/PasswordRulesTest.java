package io.aibotiyi.backend.identity.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final CommonPasswords common = new CommonPasswords();
    private final Passwords passwords = new Passwords();

    @Test
    @DisplayName("A1 refuses 7 characters, takes 8 and 15, and recommends 15")
    void judgesLength() {
        assertThatThrownBy(() -> passwords.requireAcceptable("vexmoqu"))
                .hasMessageContaining("8 to 256")
                .hasMessageContaining("15 or more are better");
        passwords.requireAcceptable("vexmoquj");
        passwords.requireAcceptable("vexmoquj pilwar");
        assertRefused(ErrorCode.INVALID_FIELD, "v\uD83D\uDE00xmoq");
        assertRefused(ErrorCode.INVALID_FIELD, "lorem ipsum ".repeat(22));
    }

    @Test
    @DisplayName("A2 takes and compares all of 64 and 128 characters with spaces and emoji")
    void neverCuts() {
        for (int length : List.of(64, 128)) {
            StringBuilder made = new StringBuilder("\uD83D\uDC0B sings ");
            while (made.codePointCount(0, made.length()) < length) {
                made.append((char) ('a' + made.length() * 7 % 26));
            }
            String password = made.toString();
            passwords.requireAcceptable(password);
            String hash = passwords.hash(password);
            assertThat(passwords.matches(password, hash)).isTrue();
            assertThat(passwords.matches(password.substring(0, password.length() - 1), hash))
                    .isFalse();
            assertThat(passwords.matches(password.substring(0, 62), hash)).isFalse();
        }
        String long80 = "x".repeat(30) + "kiwi over the moon ".repeat(3);
        assertThat(passwords.matches(long80.substring(0, 72), passwords.hash(long80))).isFalse();
    }

    @Test
    @DisplayName(
            "A2 compares in Unicode NFKC, so that composed and decomposed letters are the same")
    void comparesNormalised() {
        String hash = passwords.hash("caf\u00e9 of the north");
        assertThat(passwords.matches("cafe\u0301 of the north", hash)).isTrue();
        assertThat(passwords.matches("cafe of the north", hash)).isFalse();
    }

    @Test
    @DisplayName("A3 takes 20 lower-case letters: no rule of composition")
    void hasNoCompositionRules() {
        passwords.requireAcceptable("mqovbzlwdnptkuyhecxj");
        passwords.requireAcceptable("58291047365018427719");
        passwords.requireAcceptable("correct horse battery");
    }

    @Test
    @DisplayName("A4 refuses more than 3,000 common passwords that pass the length rule")
    void refusesCommonPasswords() {
        Set<String> tried = new LinkedHashSet<>();
        for (String word : common.words()) {
            for (String end : List.of("", "1", "123", "1234", "2024", "!", "123!", "2026!")) {
                if ((word + end).length() >= PasswordRules.SHORTEST) {
                    tried.add(word + end);
                }
            }
        }
        assertThat(tried).hasSizeGreaterThan(3_000);
        assertThat(tried).allMatch(common::contains);
    }

    @ParameterizedTest
    @DisplayName("A4 refuses what heads every published list")
    @ValueSource(
            strings = {
                "12345678",
                "123456789",
                "1234567890",
                "password",
                "Password1",
                "P@ssw0rd",
                "iloveyou",
                "sunshine",
                "princess",
                "football",
                "baseball",
                "qwertyuiop",
                "1q2w3e4r",
                "1qaz2wsx",
                "qwerty123",
                "abcd1234",
                "trustno1",
                "superman",
                "11111111",
                "00000000",
                "88888888",
                "87654321",
                "asdfghjkl",
                "zaq12wsx",
                "Welcome1",
                "welcome123",
                "Summer2024!",
                "Winter2025",
                "letmein123",
                "admin123",
                "passw0rd!",
                "qwertyui",
                "1234qwer",
                "password123",
                "michael1",
                "jennifer",
                "liverpool",
                "charlie1",
                "computer",
                "internet",
                "starwars",
                "whatever",
                "dragon123",
                "monkey123",
                "abc12345",
                "a1b2c3d4",
                "qazwsxedc",
                "!QAZ2wsx",
                "19900101",
                "01011990",
                "1990-01-01",
                "aaaaaaaa",
                "abababab",
                "passpass",
                "drowssap",
                "Pa$$w0rd2023",
                "ILoveYou2",
                "changeme",
                "Changeme123!",
                "zxcvbnm1",
                "123123123",
                "147258369",
                "789456123",
                "qweasdzxc",
                "bitcoin2024"
            })
    void refusesThePublicFavourites(String password) {
        assertRefused(ErrorCode.BAD_PASSWORD_CHOICE, password);
    }

    @Test
    @DisplayName("A4 refuses product name and year, user name and address")
    void refusesNames() {
        assertRefused(ErrorCode.BAD_PASSWORD_CHOICE, "AIBOT2026!");
        assertRefused(ErrorCode.BAD_PASSWORD_CHOICE, "aibotiyi-2026");
        assertRefused(ErrorCode.BAD_PASSWORD_CHOICE, "Tr@ding!2026");
        assertThatThrownBy(() -> passwords.requireAcceptable("marinette-77", "marinette"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> passwords.requireAcceptable("quorvex#2026", "m", "quorvex@x.org"))
                .isInstanceOf(ProblemException.class);
        passwords.requireAcceptable("marinette rows across the bay", "marinette");
    }

    private void assertRefused(ErrorCode code, String password) {
        assertThatThrownBy(() -> passwords.requireAcceptable(password))
                .as(password)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(code);
                        });
    }
}
