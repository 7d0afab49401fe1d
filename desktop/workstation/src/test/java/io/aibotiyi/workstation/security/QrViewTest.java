package io.aibotiyi.workstation.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.look.Appearance;
import io.nayuki.qrcodegen.QrCode;
import java.net.URI;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class QrViewTest {

    private static final String URI =
            "otpauth://totp/AIBOT:me?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=AIBOT";

    @Test
    void drawsEveryModuleAsTheLibraryHasItWithItsQuietZone() throws Exception {
        QrCode code = QrCode.encodeText(URI, QrCode.Ecc.MEDIUM);
        WritableImage image =
                OnFx.call(() -> {
                    Scene scene = new Scene(new StackPane(new QrView(URI)), 400, 400);
                    Appearance.DEFAULT.apply(scene);
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    return scene.getRoot().lookup(".qr").snapshot(null, null);
                });
        int side = code.size + 2 * QrView.QUIET;
        assertEquals(side * QrView.SCALE, (int) image.getWidth());
        PixelReader pixels = image.getPixelReader();
        for (int y = 1; y < side - 1; y++) {
            for (int x = 1; x < side - 1; x++) {
                boolean dark = code.getModule(x - QrView.QUIET, y - QrView.QUIET);
                for (int corner : new int[] {0, QrView.SCALE - 1}) {
                    double bright =
                            pixels.getColor(x * QrView.SCALE + corner, y * QrView.SCALE + corner)
                                    .getBrightness();
                    assertEquals(dark, bright < 0.5, "module " + x + ", " + y);
                }
            }
        }
    }
}
