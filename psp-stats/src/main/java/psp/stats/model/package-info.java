/** Regression of counts: log-linear models, their fits, residuals and standard errors. */
@NullMarked
package psp.stats.model;

import org.jspecify.annotations.NullMarked;
