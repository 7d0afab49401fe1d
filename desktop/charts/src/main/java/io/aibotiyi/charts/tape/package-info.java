/**
 * The trade tape: prints of one market, newest on top, on one canvas with a bounded memory. It does
 * not fetch, store or aggregate beyond what it shows. It may call {@code io.aibotiyi.domain} and
 * {@code charts.surface}.
 */
@NullMarked
package io.aibotiyi.charts.tape;

import org.jspecify.annotations.NullMarked;
