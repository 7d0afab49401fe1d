package io.aibotiyi.workstation.look;

import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the one pack, and the small buttons made of them. */
public final class Icons {

    private Icons() {}

    public static FontIcon icon(Feather icon) {
        return new FontIcon(icon);
    }

    /**
     * @param name read by assistive technology and shown as a tooltip
     */
    public static Button button(Feather icon, String name, Runnable deed) {
        Button button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("icon-button");
        button.setAccessibleText(name);
        Hints.on(button, name);
        button.setFocusTraversable(false);
        button.setOnAction(_ -> deed.run());
        return button;
    }
}
