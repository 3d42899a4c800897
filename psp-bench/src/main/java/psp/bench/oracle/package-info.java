/** Tables of reference figures, and how a figure of psp is compared with them. */
package psp.bench.oracle;
