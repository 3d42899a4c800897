/** Damaged files, and reading beside a bare loop. */
package psp.bench.read;
