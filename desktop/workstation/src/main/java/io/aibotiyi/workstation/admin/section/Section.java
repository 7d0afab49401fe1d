package io.aibotiyi.workstation.admin.section;

import io.aibotiyi.client.AibotClient;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/** One entry of the console's rail and what it shows. FX thread only. */
public interface Section {

    /** How far {@link #waiting} counts. */
    int COUNTED = 100;

    /** Stable: {@code people}, {@code audit} … */
    String id();

    String name();

    Feather icon();

    Node node();

    /** Begins to listen; refreshing goes on until the mirror, {@link #close}. */
    void open();

    void close();

    /** Asks the backend again. */
    void refresh();

    /** Called every few seconds while the section is in front. */
    default void tick() {
        refresh();
    }

    /** Drops what another backend answered. */
    default void forget() {}

    /** Opens the detail of the first record, where there are records. */
    default void openFirst() {}

    /**
     * Counts what waits for somebody in this section, no further than {@link #COUNTED} of a kind;
     * run on a background thread. Empty for sections in which nothing waits.
     */
    default Optional<Function<AibotClient, Integer>> waiting() {
        return Optional.empty();
    }

    /** What should have the keyboard when the section opens. */
    default Node first() {
        return node();
    }
}
