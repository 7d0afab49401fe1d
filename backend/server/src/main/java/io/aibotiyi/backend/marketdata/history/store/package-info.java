/**
 * Owns the files of market history: partitioned Parquet, one manifest per series, locks and the
 * embedded query engine over them. It knows no file format but its own and parses no foreign data.
 * It calls nobody; the module's root package hands it out.
 */
@NullMarked
package io.aibotiyi.backend.marketdata.history.store;

import org.jspecify.annotations.NullMarked;
