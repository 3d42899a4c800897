package psp.example;

import java.util.SplittableRandom;

/**
 * A seeded source of numbers that are the same on every JDK.
 *
 * <p>Only the raw 32 bits are taken from the JDK: how {@code nextInt(bound)} uses them has changed between releases.
 */
final class Dice {

    private final SplittableRandom bits;

    Dice(long seed) {
        this.bits = new SplittableRandom(seed);
    }

    /** A whole number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) ((Integer.toUnsignedLong(bits.nextInt()) * bound) >>> 32);
    }

    /** A number from {@code low} to {@code high}, on a grid of a hundred-thousandth: a metre in degrees. */
    double between(double low, double high) {
        long first = Math.round(low * 1e5);
        return (first + below((int) (Math.round(high * 1e5) - first) + 1)) / 1e5;
    }

    /** The index of one of some weights, with a chance in proportion. */
    int pick(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int at = below(sum);
        int index = 0;
        while (at >= weights[index]) {
            at -= weights[index++];
        }
        return index;
    }
}
