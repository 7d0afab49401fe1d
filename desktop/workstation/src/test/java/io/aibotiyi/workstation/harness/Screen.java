package io.aibotiyi.workstation.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Window;

/** What is on screen, in all windows, front ones first; read on the FX thread. */
final class Screen {

    private Screen() {}

    /** The first that can be seen; a name without {@code #} or {@code .} is the words on it. */
    static Optional<Node> find(String selector) {
        return all().filter(n -> fits(n, selector)).findFirst();
    }

    /** Whether words are shown, be they only a part of a text. */
    static boolean says(String words) {
        return all().map(Screen::own).anyMatch(text -> text.contains(words));
    }

    /** The first row of a table each of whose words is in a cell of its own. */
    static Optional<Node> row(List<String> words) {
        return all().filter(n -> n instanceof TableRow<?> r && !r.isEmpty() && shows(r, words))
                .findFirst();
    }

    /** A cell of a row. */
    static Optional<Node> cell(Node row, String words) {
        return cells(row).filter(c -> text(c).contains(words)).findFirst();
    }

    /** Everything that is written on screen, for a message. */
    static String words() {
        List<String> texts = all().map(Screen::own).filter(t -> !t.isBlank()).distinct().toList();
        return String.join(" | ", texts);
    }

    private static boolean shows(Node row, List<String> words) {
        List<String> left = new ArrayList<>(cells(row).map(Screen::text).toList());
        for (String word : words) {
            Optional<String> one = left.stream().filter(t -> t.contains(word)).findFirst();
            if (one.isEmpty()) {
                return false;
            }
            left.remove(one.get());
        }
        return true;
    }

    private static Stream<Node> cells(Node row) {
        return tree(row).filter(n -> n.getStyleClass().contains("table-cell"));
    }

    private static boolean fits(Node node, String selector) {
        return switch (selector.charAt(0)) {
            case '#' -> selector.substring(1).equals(node.getId());
            case '.' -> node.getStyleClass().contains(selector.substring(1));
            default -> node instanceof Labeled l && selector.equals(l.getText());
        };
    }

    /** The text that a node itself shows. */
    private static String own(Node node) {
        return switch (node) {
            case Labeled l when l.getText() != null -> l.getText();
            case TextInputControl t when t.getText() != null -> t.getText();
            case Text t when !(t.getParent() instanceof Labeled) -> t.getText();
            default -> "";
        };
    }

    private static String text(Node cell) {
        StringBuilder text = new StringBuilder();
        tree(cell).map(Screen::own).forEach(text::append);
        return text.toString();
    }

    private static Stream<Node> all() {
        List<Window> windows = new ArrayList<>(Window.getWindows());
        return windows.reversed().stream()
                .filter(w -> w.isShowing() && w.getScene() != null)
                .flatMap(w -> tree(w.getScene().getRoot()));
    }

    private static Stream<Node> tree(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        List.copyOf(parent.getChildrenUnmodifiable()).stream()
                                .flatMap(Screen::tree))
                : Stream.of(node);
    }
}
