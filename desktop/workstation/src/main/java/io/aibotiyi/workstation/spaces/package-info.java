/**
 * What a workspace is to the window around it, and what it may ask of that window. It draws nothing
 * and knows no market. It calls JavaFX only.
 */
@NullMarked
package io.aibotiyi.workstation.spaces;

import org.jspecify.annotations.NullMarked;
