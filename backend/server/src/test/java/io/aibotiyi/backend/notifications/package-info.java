@NullMarked
package io.aibotiyi.backend.notifications;

import org.jspecify.annotations.NullMarked;
