/**
 * Tables of records: filtered and sorted away from the FX thread, so that a hundred thousand rows
 * do not stutter. It knows no backend and no particular record. It calls the bridge to the FX
 * thread and the look.
 */
@NullMarked
package io.aibotiyi.workstation.table;

import org.jspecify.annotations.NullMarked;
