/**
 * Owns the indicators that ship: {@link io.aibotiyi.indicators.catalogue.Catalogue} lists them for
 * pickers and finds them by id. It does not keep bars and does not draw. It uses the contract and
 * the blocks.
 */
@NullMarked
package io.aibotiyi.indicators.catalogue;

import org.jspecify.annotations.NullMarked;
