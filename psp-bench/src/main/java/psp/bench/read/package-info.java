/** Reading beside a bare loop. */
package psp.bench.read;
