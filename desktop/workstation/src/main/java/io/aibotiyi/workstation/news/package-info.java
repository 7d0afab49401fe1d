/**
 * What the backend wants the signed-in person to know: how many notices are unread, the list, and
 * what each means in words. It keeps no notice beyond what is shown. It calls state, acts and the
 * look; the shell calls it.
 */
@NullMarked
package io.aibotiyi.workstation.news;

import org.jspecify.annotations.NullMarked;
