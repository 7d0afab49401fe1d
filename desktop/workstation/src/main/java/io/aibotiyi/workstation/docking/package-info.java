/**
 * Draws a dock layout and lets people change it: panels with a quiet header, tabs, splits, dragging
 * and detached windows. It knows neither what panels show nor where layouts are kept. It may call
 * the dock model, the state and the look.
 */
@NullMarked
package io.aibotiyi.workstation.docking;

import org.jspecify.annotations.NullMarked;
