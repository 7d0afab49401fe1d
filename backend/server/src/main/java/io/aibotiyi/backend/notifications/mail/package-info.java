/** Mail: the durable queue, the thread that works it off, and SMTP. */
@NullMarked
package io.aibotiyi.backend.notifications.mail;

import org.jspecify.annotations.NullMarked;
