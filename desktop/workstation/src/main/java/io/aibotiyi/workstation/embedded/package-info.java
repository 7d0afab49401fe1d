/**
 * Starts the backend inside this process. It owns nothing else; every other class reaches a backend
 * through the client.
 */
@NullMarked
package io.aibotiyi.workstation.embedded;

import org.jspecify.annotations.NullMarked;
