/** Simulated years under watch. */
package psp.bench.watch;
