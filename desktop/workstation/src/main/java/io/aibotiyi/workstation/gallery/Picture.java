package io.aibotiyi.workstation.gallery;

import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.look.Appearance.Theme;
import io.aibotiyi.workstation.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One picture of the gallery.
 *
 * @param welcomed false shows the welcome of a first start
 * @param staging what a person would have done before the picture was taken, step by step
 * @param life quarters of a second that the market then lives, up to now
 */
record Picture(
        String name,
        Scenario scenario,
        Appearance appearance,
        boolean welcomed,
        List<Consumer<Shell>> staging,
        int life) {

    private static final String LIGHT = "-light";

    Picture {
        staging = List.copyOf(staging);
    }

    /** Of a full desk in the dark, welcomed, in a market that stands still. */
    @SafeVarargs
    static Picture of(String name, Consumer<Shell>... steps) {
        return new Picture(name, Scenario.FULL, Appearance.DEFAULT, true, List.of(), 0).then(steps);
    }

    Picture named(String next) {
        return new Picture(next, scenario, appearance, welcomed, staging, life);
    }

    Picture in(Scenario next) {
        return new Picture(name, next, appearance, welcomed, staging, life);
    }

    Picture look(Appearance next) {
        return new Picture(name, scenario, next, welcomed, staging, life);
    }

    /** The same by day, under the name that says so. */
    Picture light() {
        return named(name + LIGHT).look(appearance.with(Theme.LIGHT));
    }

    /** The same in the dark and by day. */
    List<Picture> darkAndLight() {
        return List.of(this, light());
    }

    /** As on a first start. */
    Picture unwelcomed() {
        return new Picture(name, scenario, appearance, false, staging, life);
    }

    /** Of a market that lives for some quarters of a second. */
    Picture living(int quarters) {
        return new Picture(name, scenario, appearance, welcomed, staging, quarters);
    }

    /** With more done before it is taken. */
    @SafeVarargs
    final Picture then(Consumer<Shell>... steps) {
        List<Consumer<Shell>> all = new ArrayList<>(staging);
        for (Consumer<Shell> step : steps) {
            all.add(step);
        }
        return new Picture(name, scenario, appearance, welcomed, all, life);
    }
}
