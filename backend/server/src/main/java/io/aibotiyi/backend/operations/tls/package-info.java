/**
 * The server's certificate: read from files, or made at the first start, and read again when it is
 * renewed.
 */
@NullMarked
package io.aibotiyi.backend.operations.tls;

import org.jspecify.annotations.NullMarked;
