package io.aibotiyi.workstation.actions;

import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * One thing a person can do.
 *
 * @param id stable, for example {@code ticket.buy}
 * @param name as the palette lists it
 * @param key null when only the palette reaches it
 * @param enabled whether it makes sense right now
 */
public record Action(
        String id,
        Group group,
        String name,
        @Nullable KeyCombination key,
        Runnable deed,
        BooleanSupplier enabled) {

    /** How the key sheet is divided. */
    public enum Group {
        TRADE("Trade"),
        CHART("Chart"),
        MARKET("Market"),
        /** Keys that hold while the mouse is over the ladder. */
        LADDER("Ladder under the mouse"),
        /** About the dockable panel last used. */
        PANEL("Panels"),
        ADMIN("Admin"),
        WINDOW("Window");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public Action(
            String id, Group group, String name, @Nullable KeyCombination key, Runnable deed) {
        this(id, group, name, key, deed, () -> true);
    }

    /** The key as a person reads it; empty without one. */
    public String hint() {
        return key == null ? "" : key.getDisplayText();
    }

    Action withKey(@Nullable KeyCombination next) {
        return new Action(id, group, name, next, deed, enabled);
    }
}
