/**
 * Signed trading that neither loses nor doubles: the state of our orders merged from answers,
 * private streams and queries, and the search for what became of a request that was not answered.
 * It knows no venue's protocol: adapters implement its two small interfaces. It may call the port
 * and the net package.
 */
@NullMarked
package io.aibotiyi.venues.trading;

import org.jspecify.annotations.NullMarked;
