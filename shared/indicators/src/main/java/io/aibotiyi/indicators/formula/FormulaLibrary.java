package io.aibotiyi.indicators.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A user's formulas as one text file, each kept as written whether it can be used or not, so that
 * nothing is lost by a bad line or an older program. Immutable.
 *
 * <pre>
 * formulas 1
 * [trend] My trend
 *     param len = 14
 *     plot fast = ema(close, len) overlay
 * </pre>
 *
 * <p>A formula's lines are indented by four spaces. Written and read back it is the same, but for
 * line ends, which become {@code \n}.
 */
public final class FormulaLibrary {

    /** Most formulas in a library. */
    public static final int MAX_FORMULAS = 1_000;

    private static final String HEAD = "formulas ";
    private static final int VERSION = 1;
    private static final String INDENT = "    ";

    private final Map<String, Saved> formulas;

    /** Lines of the file that could not be read: written back as they were. */
    private final List<String> unread;

    private FormulaLibrary(Map<String, Saved> formulas, List<String> unread) {
        this.formulas = formulas;
        this.unread = List.copyOf(unread);
    }

    /**
     * A formula as saved.
     *
     * @param id lower-case letters and digits, one in a library
     * @param title one line
     * @param text at most {@link Formula#MAX_TEXT} characters
     */
    public record Saved(String id, String title, String text) {

        public Saved {
            if (!id.matches("[a-z][a-z0-9]{0,40}")) {
                throw new IllegalArgumentException(
                        "an id is of lower-case letters and digits, was \"" + id + "\"");
            }
            title = title.strip();
            text = text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
            if (title.lines().count() > 1 || title.length() > 200) {
                throw new IllegalArgumentException("a title is one line of at most 200 characters");
            }
            if (text.length() > Formula.MAX_TEXT) {
                throw new IllegalArgumentException(
                        "a formula has at most " + Formula.MAX_TEXT + " characters");
            }
        }
    }

    /** A library without formulas. */
    public static FormulaLibrary empty() {
        return new FormulaLibrary(Map.of(), List.of());
    }

    /** In the order in which they were added. */
    public List<Saved> all() {
        return List.copyOf(formulas.values());
    }

    public Optional<Saved> find(String id) {
        return Optional.ofNullable(formulas.get(id));
    }

    /**
     * This library with a formula added, or replaced where the id exists.
     *
     * @throws IllegalArgumentException if it is full
     */
    public FormulaLibrary with(Saved formula) {
        Map<String, Saved> changed = new LinkedHashMap<>(formulas);
        changed.put(formula.id(), formula);
        if (changed.size() > MAX_FORMULAS) {
            throw new IllegalArgumentException("a library holds at most " + MAX_FORMULAS);
        }
        return new FormulaLibrary(changed, unread);
    }

    public FormulaLibrary without(String id) {
        Map<String, Saved> changed = new LinkedHashMap<>(formulas);
        changed.remove(id);
        return new FormulaLibrary(changed, unread);
    }

    /** The file's text. */
    public String write() {
        StringBuilder file = new StringBuilder(HEAD).append(VERSION).append('\n');
        for (Saved f : formulas.values()) {
            file.append('[').append(f.id()).append("] ").append(f.title()).append('\n');
            for (String line : f.text().split("\n", -1)) {
                file.append(line.isEmpty() ? "" : INDENT + line).append('\n');
            }
        }
        unread.forEach(line -> file.append(line).append('\n'));
        return file.toString();
    }

    /**
     * Reads a file's text. A formula that cannot be read is told by its line, and its lines are
     * written back as they were.
     *
     * @throws IllegalArgumentException if it is no library or of a newer version: then nothing may
     *     be written over it
     */
    public static FormulaLibrary read(String file, Consumer<String> problems) {
        List<String> lines = file.lines().toList();
        String head = lines.isEmpty() ? "" : lines.getFirst().strip();
        if (!head.equals(HEAD + VERSION)) {
            throw new IllegalArgumentException(
                    head.startsWith(HEAD)
                            ? "formula library of version "
                                    + head.substring(HEAD.length())
                                    + ", this program reads version "
                                    + VERSION
                            : "not a formula library: it does not begin with \"" + HEAD + "1\"");
        }
        FormulaLibrary library = empty();
        int at = 1;
        while (at < lines.size()) {
            int begin = at++;
            List<String> body = new ArrayList<>();
            while (at < lines.size() && !lines.get(at).startsWith("[")) {
                String line = lines.get(at++);
                body.add(line.startsWith(INDENT) ? line.substring(INDENT.length()) : line);
            }
            library = library.take(lines.get(begin), begin + 1, body, problems);
        }
        return library;
    }

    private FormulaLibrary take(
            String head, int line, List<String> body, Consumer<String> problems) {
        int close = head.indexOf(']');
        try {
            if (!head.startsWith("[") || close < 0) {
                throw new IllegalArgumentException("expected [id] title");
            }
            String id = head.substring(1, close);
            if (formulas.containsKey(id)) {
                throw new IllegalArgumentException("a second formula is called " + id);
            }
            return with(new Saved(id, head.substring(close + 1), String.join("\n", body)));
        } catch (IllegalArgumentException refused) {
            problems.accept("line " + line + ": " + refused.getMessage());
            List<String> kept = new ArrayList<>(unread);
            kept.add(head);
            body.forEach(text -> kept.add(text.isEmpty() ? "" : INDENT + text));
            return new FormulaLibrary(formulas, kept);
        }
    }
}
