/** The backend: one modular monolith, embedded in the workstation or headless on servers. */
@NullMarked
package io.aibotiyi.backend;

import org.jspecify.annotations.NullMarked;
