/**
 * Order books rebuilt from a venue's differences: the book itself, the rules that say when it is
 * exact, and checksums that prove it. It does not read files or sockets and keeps no clock. It may
 * call only the domain.
 */
@NullMarked
package io.aibotiyi.venues.book;

import org.jspecify.annotations.NullMarked;
