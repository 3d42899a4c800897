package psp.core;

import org.jspecify.annotations.Nullable;

/** What is added up: incidents, or the people hurt in them. Tests run on incidents; victims are shown beside. */
public enum Unit {
    /** Each incident counts once. */
    INCIDENTS("incidents") {
        @Override
        @Nullable
        Integer count(Incident incident) {
            return 1;
        }
    },
    /** Each person killed or injured counts once. */
    VICTIMS("victims") {
        @Override
        @Nullable
        Integer count(Incident incident) {
            return incident.killed() == null || incident.injured() == null
                    ? null
                    : Integer.valueOf(Math.addExact(incident.killed(), incident.injured()));
        }
    },
    /** Each person killed counts once. */
    KILLED("killed") {
        @Override
        @Nullable
        Integer count(Incident incident) {
            return incident.killed();
        }
    },
    /** Each person injured who survived counts once. */
    INJURED("injured") {
        @Override
        @Nullable
        Integer count(Incident incident) {
            return incident.injured();
        }
    };

    private final String text;

    Unit(String text) {
        this.text = text;
    }

    /** How many of the unit an incident has; null where the file does not say. */
    abstract @Nullable Integer count(Incident incident);

    /**
     * The unit in words, plural.
     *
     * @return such as {@code incidents}
     */
    public String text() {
        return text;
    }
}
