package io.aibotiyi.workstation.security;

import io.nayuki.qrcodegen.QrCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/**
 * A text as a QR code (ISO/IEC 18004, at least error correction M), dark on light in every theme,
 * with its quiet zone, each module a whole number of pixels.
 */
final class QrView extends StackPane {

    /** Light modules around the code that readers need. */
    static final int QUIET = 4;

    /** Pixels a module. */
    static final int SCALE = 4;

    private final QrCode code;

    QrView(String text) {
        code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        SVGPath modules = new SVGPath();
        modules.setContent(path(code));
        modules.getStyleClass().add("qr-modules");
        Pane ground = new Pane(modules);
        double side = (code.size + 2.0 * QUIET) * SCALE;
        ground.setMinSize(side, side);
        ground.setMaxSize(side, side);
        ground.getStyleClass().add("qr");
        getChildren().add(ground);
        setMaxSize(side, side);
        setAccessibleText("QR code for an authenticator application");
    }

    /** Dark modules, row by row, in runs. */
    private static String path(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int from = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    int width = (x - from) * SCALE;
                    path.append('M')
                            .append((from + QUIET) * SCALE)
                            .append(' ')
                            .append((y + QUIET) * SCALE)
                            .append('h')
                            .append(width)
                            .append('v')
                            .append(SCALE)
                            .append("h-")
                            .append(width)
                            .append('z');
                }
                x++;
            }
        }
        return path.toString();
    }
}
