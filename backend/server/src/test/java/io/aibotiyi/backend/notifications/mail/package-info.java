@NullMarked
package io.aibotiyi.backend.notifications.mail;

import org.jspecify.annotations.NullMarked;
