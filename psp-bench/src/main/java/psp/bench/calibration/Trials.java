package psp.bench.calibration;

/**
 * How many series a runner draws, and from which seed: what most runners are told, and no more.
 *
 * @param reps at least 1
 * @param seed any whole number from 0
 */
public record Trials(int reps, long seed) {

    private static final long SEED = 2017;

    /** Of the usual seed. */
    public Trials(int reps) {
        this(reps, SEED);
    }

    /**
     * Reads {@code --reps N} (or another name for it) and {@code --seed S}; anything else prints the usage and ends with 2.
     *
     * @param usually what is not told otherwise
     */
    public static Trials of(Class<?> runner, String[] args, String repsName, Trials usually) {
        Trials trials = usually;
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            if (args[i].equals(repsName) && value.matches("[1-9]\\d{0,6}")) {
                trials = new Trials(Integer.parseInt(value), trials.seed);
            } else if (args[i].equals("--seed") && value.matches("\\d{1,15}")) {
                trials = new Trials(trials.reps, Long.parseLong(value));
            } else {
                System.err.println("usage: " + runner.getSimpleName() + " [" + repsName + " N] [--seed S]");
                System.exit(2);
            }
        }
        return trials;
    }
}
