package psp.shell.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Damages bytes at random, the same way for the same generator. */
final class Damage {

    private static final String[] TOKENS = {
        ",",
        ";",
        "\"",
        "'",
        "\n",
        "\r",
        "\t",
        " ",
        "|",
        "[",
        "]",
        "{",
        "}",
        ":",
        "-",
        "+",
        ".",
        "0",
        "1",
        "9",
        "e",
        "E",
        "=",
        "@",
        "T",
        "null",
        "NaN",
        "1e999",
        "-1",
        "99999999999",
        "\uFEFF",
        "\u0000",
        "é",
        "&",
        "<",
        ">",
        "ZZZZZZ",
        "((((",
        "))))",
        "[[[[",
        "<c r=\"ZZZ9\"/>"
    };
    private static final int[] INTS = {0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7F000000, 0xFFFF, 1 << 20};
    private static final int MOST_REPEATS = 2_000;
    /** Now and then many more, for what costs the square of a length. */
    private static final int FAR_MORE = 300_000;

    private static final int SELDOM = 64;

    private Damage() {}

    static byte[] of(byte[] whole, RandomGenerator random) {
        byte[] bytes = whole;
        for (int n = 1 + random.nextInt(6); n > 0 && bytes.length > 1; n--) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(12));
            byte[] token = TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
            switch (random.nextInt(8)) {
                case 0 -> bytes = replaced(bytes, at, to, new byte[0]);
                case 1 -> bytes = replaced(bytes, at, at, token);
                case 2 -> bytes = replaced(bytes, at, to, token);
                case 3 -> bytes = replaced(bytes, random.nextInt(bytes.length), at, Arrays.copyOfRange(bytes, at, to));
                case 4 ->
                    bytes = replaced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt()});
                case 5 -> bytes = replaced(bytes, at, Math.min(bytes.length, at + 4), number(random));
                case 6 ->
                    bytes = random.nextInt(4) > 0 ? bytes : replaced(bytes, at, at, repeated(token, repeats(random)));
                default -> bytes = random.nextInt(4) > 0 ? bytes : Arrays.copyOf(bytes, at);
            }
        }
        return bytes;
    }

    private static byte[] number(RandomGenerator random) {
        int value = INTS[random.nextInt(INTS.length)];
        value = random.nextBoolean() ? value : Integer.reverseBytes(value);
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static int repeats(RandomGenerator random) {
        return random.nextInt(random.nextInt(SELDOM) > 0 ? MOST_REPEATS : FAR_MORE);
    }

    private static byte[] repeated(byte[] token, int times) {
        byte[] all = new byte[token.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = token[i % token.length];
        }
        return all;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        int start = Math.min(from, to);
        int end = from <= to ? to : start;
        byte[] out = new byte[bytes.length - (end - start) + by.length];
        System.arraycopy(bytes, 0, out, 0, start);
        System.arraycopy(by, 0, out, start, by.length);
        System.arraycopy(bytes, end, out, start + by.length, bytes.length - end);
        return out;
    }
}
