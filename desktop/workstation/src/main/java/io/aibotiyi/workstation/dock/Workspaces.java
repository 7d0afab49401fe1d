package io.aibotiyi.workstation.dock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Named workspaces and the one that is open. Every change gives new ones; names are unique, case
 * aside.
 *
 * @param all at least one, at most {@link #MAX}
 * @param open index of the one that is open
 */
public record Workspaces(List<Named> all, int open) {

    /** So many workspaces are kept. */
    public static final int MAX = 40;

    /** Longest name. */
    public static final int MAX_NAME = 40;

    /**
     * One workspace.
     *
     * @param account id of the account that was last chosen in it; blank for none
     */
    public record Named(String name, Arrangement arrangement, String account) {

        /** Without an account of its own. */
        public Named(String name, Arrangement arrangement) {
            this(name, arrangement, "");
        }

        public Named {
            if (name.isBlank() || name.length() > MAX_NAME) {
                throw new IllegalArgumentException(
                        "A workspace's name has 1 to " + MAX_NAME + " characters");
            }
        }
    }

    public Workspaces {
        all = List.copyOf(all);
        if (all.isEmpty() || all.size() > MAX) {
            throw new IllegalArgumentException("There are 1 to " + MAX + " workspaces");
        }
        open = Math.clamp(open, 0, all.size() - 1);
    }

    public static Workspaces of(String name, Arrangement arrangement) {
        return new Workspaces(List.of(new Named(name, arrangement)), 0);
    }

    public Named current() {
        return all.get(open);
    }

    public Arrangement arrangement() {
        return current().arrangement();
    }

    public List<String> names() {
        return all.stream().map(Named::name).toList();
    }

    public boolean isFull() {
        return all.size() >= MAX;
    }

    /** Changes how the panels of the open workspace stand. */
    public Workspaces with(UnaryOperator<Arrangement> change) {
        return replace(
                open,
                new Named(current().name(), change.apply(arrangement()), current().account()));
    }

    /** Remembers an account for the open workspace. */
    public Workspaces remember(String account) {
        return replace(open, new Named(current().name(), arrangement(), account));
    }

    public Workspaces show(int index) {
        return new Workspaces(all, index);
    }

    /**
     * Adds a workspace behind the others and opens it. If its name is taken it gets a number; if
     * there is no room nothing changes.
     */
    public Workspaces add(String name, Arrangement arrangement) {
        if (isFull()) {
            return this;
        }
        List<Named> next = new ArrayList<>(all);
        next.add(new Named(free(name), arrangement));
        return new Workspaces(next, next.size() - 1);
    }

    /** Why a workspace cannot be named so; empty if it can. */
    public String problem(int index, String name) {
        String wanted = name.strip();
        if (wanted.isEmpty()) {
            return "A workspace needs a name.";
        }
        if (wanted.length() > MAX_NAME) {
            return "A name has at most " + MAX_NAME + " characters.";
        }
        for (int i = 0; i < all.size(); i++) {
            if (i != index && same(all.get(i).name(), wanted)) {
                return "There is a workspace of that name.";
            }
        }
        return "";
    }

    /**
     * @throws IllegalArgumentException saying why, if it cannot be named so
     */
    public Workspaces rename(int index, String name) {
        String problem = problem(index, name);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
        return replace(
                index,
                new Named(name.strip(), all.get(index).arrangement(), all.get(index).account()));
    }

    /** Takes one away; the last one stays. */
    public Workspaces delete(int index) {
        if (all.size() == 1) {
            return this;
        }
        List<Named> next = new ArrayList<>(all);
        next.remove(index);
        return new Workspaces(next, index < open || open == next.size() ? open - 1 : open);
    }

    private Workspaces replace(int index, Named named) {
        List<Named> next = new ArrayList<>(all);
        next.set(index, named);
        return new Workspaces(next, open);
    }

    private String free(String wanted) {
        String base = wanted.isBlank() ? "Workspace" : wanted.strip();
        String name = base.length() > MAX_NAME ? base.substring(0, MAX_NAME).strip() : base;
        int number = 2;
        while (isTaken(name)) {
            String tail = " " + number++;
            int room = Math.min(base.length(), MAX_NAME - tail.length());
            name = base.substring(0, room).strip() + tail;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return all.stream().anyMatch(w -> same(w.name(), name));
    }

    private static boolean same(String a, String b) {
        return a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT));
    }
}
