/**
 * Everybody's accounts as the risk desk sees them: who is halted, limits, halting and letting trade
 * again. It decides nothing. It calls the sections' common parts, acts and the risk forms; the
 * console calls it.
 */
@NullMarked
package io.aibotiyi.workstation.admin.risk;

import org.jspecify.annotations.NullMarked;
