package io.aibotiyi.backend.analytics.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.testing.Pngs;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What may call itself a PNG. */
class PngCheckTest {

    private static final int ROWS = 20 * (1 + 3 * 30);

    private static void refused(byte[] png, String why) {
        assertThatThrownBy(() -> PngCheck.of(png))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(ErrorCode.NOT_A_PICTURE);
                            assertThat(e.problem().detail()).contains(why);
                        });
    }

    @Test
    void takesAPictureAndTellsItsSize() {
        assertThat(PngCheck.of(Pngs.of(30, 20))).isEqualTo(new PngCheck.Size(30, 20));
        assertThat(PngCheck.of(Pngs.noise(30, 20))).isEqualTo(new PngCheck.Size(30, 20));
    }

    @Test
    void refusesWhatIsCutOffAtAnyPlaceOrGoesOn() {
        byte[] png = Pngs.of(30, 20);
        for (int length = 0; length < png.length; length++) {
            refused(Arrays.copyOf(png, length), "");
        }
        refused(Arrays.copyOf(png, png.length + 1), "follows its end");
    }

    @Test
    void refusesAnyBitThatIsNotAsItWas() {
        byte[] png = Pngs.of(30, 20);
        for (int at = 0; at < png.length; at++) {
            byte[] bad = png.clone();
            bad[at] ^= 0x10;
            refused(bad, "");
        }
    }

    @Test
    void refusesPixelsThatAreFewerOrMoreThanItsSize() {
        refused(Pngs.of(30, 20, new byte[ROWS - 1]), "not of its size");
        refused(Pngs.of(30, 20, new byte[ROWS + 1]), "not of its size");
        refused(Pngs.of(1, 1, new byte[50_000_000]), "not of its size");
    }

    @Test
    void refusesSidesThatNoScreenHas() {
        refused(Pngs.of(0, 20, new byte[0]), "a side");
        refused(Pngs.of(8_193, 1, new byte[1 + 3 * 8_193]), "a side");
    }
}
