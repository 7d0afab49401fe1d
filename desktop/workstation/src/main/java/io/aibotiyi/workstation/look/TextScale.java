package io.aibotiyi.workstation.look;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/** How large text is. The boxes that hold text grow with it; space between them does not. */
public enum TextScale {
    USUAL(100),
    LARGE(115),
    LARGER(130),
    LARGEST(150);

    private final int percent;

    TextScale(int percent) {
        this.percent = percent;
    }

    /** Of the usual size. */
    public int percent() {
        return percent;
    }

    public double factor() {
        return percent / 100.0;
    }

    /** The next larger, and after the largest the usual. */
    public TextScale next() {
        return this == LARGEST ? USUAL : larger();
    }

    /** The next larger; the largest stays. */
    public TextScale larger() {
        return Stream.of(values()).filter(s -> s.percent > percent).findFirst().orElse(this);
    }

    /** The next smaller; the usual stays. */
    public TextScale smaller() {
        return Stream.of(values())
                .filter(s -> s.percent < percent)
                .reduce((_, nearer) -> nearer)
                .orElse(this);
    }

    /**
     * @throws IllegalArgumentException if text is never that large
     */
    public static TextScale ofPercent(int percent) {
        return Stream.of(values())
                .filter(s -> s.percent == percent)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(percent + " is none of " + percents()));
    }

    private static List<Integer> percents() {
        return Stream.of(values()).map(TextScale::percent).toList();
    }

    /** Tells everything in a scene that {@link #follow follows}. */
    static void tell(Scene scene, TextScale scale) {
        property(scene).set(scale);
    }

    /**
     * Gives a node's factor to who lays out by the pixel what no stylesheet can: when it comes into
     * a scene, and when text becomes larger or smaller there. Ends with the node.
     */
    public static void follow(Node node, DoubleConsumer factor) {
        ObservableValue<TextScale> scale = node.sceneProperty().flatMap(TextScale::property);
        scale.subscribe(now -> {
            if (now != null) {
                factor.accept(now.factor());
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static ObjectProperty<TextScale> property(Scene scene) {
        return (ObjectProperty<TextScale>)
                scene.getProperties()
                        .computeIfAbsent(
                                TextScale.class,
                                _ -> new SimpleObjectProperty<>(scene, "textScale", USUAL));
    }
}
