/** Tests of the client. */
@NullMarked
package io.aibotiyi.client;

import org.jspecify.annotations.NullMarked;
