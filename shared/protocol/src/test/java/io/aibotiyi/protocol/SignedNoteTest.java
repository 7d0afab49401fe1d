package io.aibotiyi.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** With the example note and key of the signed-note package that the format comes from. */
class SignedNoteTest {

    private static final String KEY =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String TEXT =
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String NOTE =
            TEXT
                    + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @Test
    void takesTheExampleOfTheFormat() {
        assertThat(SignedNote.verified(NOTE, KEY)).isEqualTo(new SignedNote("PeterNeumann", TEXT));
    }

    @Test
    void refusesAChangedText() {
        assertThatThrownBy(
                        () -> SignedNote.verified(NOTE.replace("problem is", "problem was"), KEY))
                .hasMessageContaining("signature is wrong");
    }

    @Test
    void refusesAnotherKeyAndAnotherName() {
        String other = KEY.replace("ARpc", "ARpd");
        assertThatThrownBy(() -> SignedNote.verified(NOTE, other))
                .hasMessageContaining("another key");
        assertThatThrownBy(() -> SignedNote.verified(NOTE, KEY.replace("Peter", "Paula")))
                .hasMessageContaining("not a note signed by Paula");
    }
}
