/** Seeded draws from the laws that simulations need. */
package psp.bench.draw;
