/** Simulated series with a known truth, and what their tables allow. */
package psp.bench.calibration;
