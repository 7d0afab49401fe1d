/**
 * The Trade workspace: watchlist, chart, ladder, tape, blotter, equity and ticket. It holds no
 * state that a store could hold. It may call the state, the charts and the look.
 */
@NullMarked
package io.aibotiyi.workstation.trade;

import org.jspecify.annotations.NullMarked;
