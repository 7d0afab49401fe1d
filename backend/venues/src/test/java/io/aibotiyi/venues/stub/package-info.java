/** What every adapter must keep against an exchange that fails as told, and who watches it. */
@NullMarked
package io.aibotiyi.venues.stub;

import org.jspecify.annotations.NullMarked;
