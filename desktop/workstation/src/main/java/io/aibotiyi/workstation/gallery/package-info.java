/**
 * Every workspace rendered with seeded sample data and no display, for people and tests to look at.
 * It feeds the same stores and screens as a real backend does. It may call everything in the
 * workstation.
 */
@NullMarked
package io.aibotiyi.workstation.gallery;

import org.jspecify.annotations.NullMarked;
