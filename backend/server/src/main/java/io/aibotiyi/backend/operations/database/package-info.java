/**
 * The one relational database: where it is, how it is opened and how modules' tables come to be.
 */
@NullMarked
package io.aibotiyi.backend.operations.database;

import org.jspecify.annotations.NullMarked;
