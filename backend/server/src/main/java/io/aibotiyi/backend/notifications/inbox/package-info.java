/** Notices: kept per person until read or pushed out by newer ones. */
@NullMarked
package io.aibotiyi.backend.notifications.inbox;

import org.jspecify.annotations.NullMarked;
