/** What surrounds every request: who calls, from where, how large, and how a failure is told. */
@NullMarked
package io.aibotiyi.backend.gateway.web;

import org.jspecify.annotations.NullMarked;
