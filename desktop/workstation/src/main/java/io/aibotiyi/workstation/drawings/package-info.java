/**
 * What a person made of the charts and finds again: drawings by symbol, styles of drawings, and how
 * each chart is set up, in files of the application data folder. It shows nothing and asks no
 * backend. It may call the charts' models, the indicators' catalogue and the wire's JSON.
 */
@NullMarked
package io.aibotiyi.workstation.drawings;

import org.jspecify.annotations.NullMarked;
