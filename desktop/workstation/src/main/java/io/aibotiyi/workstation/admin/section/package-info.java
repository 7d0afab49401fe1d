/**
 * What every section of the console is made of: a place in the rail, a table with a detail drawer,
 * names behind identifiers, pages and times. It knows no subject. It calls state, tables and the
 * look; the packages of the subjects call it.
 */
@NullMarked
package io.aibotiyi.workstation.admin.section;

import org.jspecify.annotations.NullMarked;
