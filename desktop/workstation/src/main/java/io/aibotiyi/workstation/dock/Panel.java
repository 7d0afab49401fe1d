package io.aibotiyi.workstation.dock;

/**
 * One panel of a layout.
 *
 * @param id unique in its layout, for example {@code chart-2}
 * @param sight of an unlinked panel; a linked one looks at what its group does
 */
public record Panel(String id, PanelKind kind, LinkColour link, Sight sight) {

    public Panel {
        if (id.isBlank() || id.length() > 40) {
            throw new IllegalArgumentException("A panel's id has 1 to 40 characters");
        }
    }

    public Panel withLink(LinkColour next) {
        return new Panel(id, kind, next, sight);
    }

    public Panel withSight(Sight next) {
        return new Panel(id, kind, link, next);
    }

    Panel withId(String next) {
        return new Panel(next, kind, link, sight);
    }
}
