/**
 * How things look: fonts, themes, numbers, small controls. It knows no market and no backend. It
 * calls JavaFX only.
 */
@NullMarked
package io.aibotiyi.workstation.look;

import org.jspecify.annotations.NullMarked;
