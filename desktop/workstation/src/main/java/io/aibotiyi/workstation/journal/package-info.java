/**
 * The trading journal of the person who is signed in: round trips with their notes, tags, pictures
 * and chart, and what they add up to. The backend groups and computes; here it is shown and written
 * into.
 */
@NullMarked
package io.aibotiyi.workstation.journal;

import org.jspecify.annotations.NullMarked;
