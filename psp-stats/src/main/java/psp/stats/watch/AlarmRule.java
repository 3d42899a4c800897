package psp.stats.watch;

/**
 * When a cumulative sum alarms. Tools differ, and where counts are whole numbers the difference is a step of the
 * threshold, so that a threshold without its rule means nothing.
 */
public enum AlarmRule {
    /** The sum is at or above the threshold, as in the R package surveillance. */
    AT_OR_ABOVE("at or above") {
        @Override
        double lowestAlarm(double units) {
            return Math.ceil(units);
        }

        @Override
        double units(long lowestAlarm) {
            return lowestAlarm;
        }
    },
    /** The sum is above the threshold, as in the R package spc. */
    ABOVE("above") {
        @Override
        double lowestAlarm(double units) {
            return Math.floor(units) + 1;
        }

        @Override
        double units(long lowestAlarm) {
            return lowestAlarm - 1.0;
        }
    };

    private final String label;

    AlarmRule(String label) {
        this.label = label;
    }

    /** Returns the words between "alarms" and the threshold, such as "at or above". */
    public String label() {
        return label;
    }

    /** Returns the lowest whole number that alarms where the threshold is this. */
    abstract double lowestAlarm(double units);

    /** Returns the threshold in whole numbers of which this is the lowest alarm. */
    abstract double units(long lowestAlarm);
}
