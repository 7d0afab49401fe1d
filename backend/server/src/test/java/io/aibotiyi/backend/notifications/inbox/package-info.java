@NullMarked
package io.aibotiyi.backend.notifications.inbox;

import org.jspecify.annotations.NullMarked;
