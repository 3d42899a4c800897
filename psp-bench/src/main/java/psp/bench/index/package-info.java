/** The same points and zones for psp and its peers. */
package psp.bench.index;
