package io.aibotiyi.workstation.dock;

import io.aibotiyi.domain.Timeframe;

/**
 * What a link group, or an unlinked panel, looks at.
 *
 * @param instrument {@code venue:SYMBOL}; empty for the first there is
 */
public record Sight(String instrument, Timeframe timeframe) {

    public static final Sight FIRST = new Sight("", Timeframe.M1);
}
