package psp.stats;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import psp.core.Described;
import psp.stats.inference.Reason;
import psp.stats.internal.text.Data;

/**
 * The answer to one question of a study: its result, or the reason why there is none.
 *
 * <pre>{@code
 * study.answers().net().result().ifPresent(net -> System.out.println(net.verdict()));
 * study.answers().net().reason().ifPresent(why -> System.out.println(why.sentence()));
 * }</pre>
 *
 * @param <T> what the result is
 */
public sealed interface Answer<T> extends Described, Serializable {

    /** {@return the result; empty where there is a reason why not} */
    Optional<T> result();

    /** {@return why there is no result; empty where there is one} */
    Optional<Reason> reason();

    /**
     * A question that is answered.
     *
     * @param <T> what the result is
     * @param value the result
     */
    record Told<T>(T value) implements Answer<T> {

        private static final long serialVersionUID = 1;

        /**
         * A question that is answered.
         *
         * @param value the result
         */
        public Told {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public Optional<T> result() {
            return Optional.of(value);
        }

        @Override
        public Optional<Reason> reason() {
            return Optional.empty();
        }
    }

    /**
     * A question that is not.
     *
     * @param <T> what the result would be
     * @param why what is missing, and what helps
     */
    record Untold<T>(Reason why) implements Answer<T> {

        private static final long serialVersionUID = 1;

        /**
         * A question that is not answered.
         *
         * @param why what is missing, and what helps
         */
        public Untold {
            Objects.requireNonNull(why, "why");
        }

        @Override
        public Optional<T> result() {
            return Optional.empty();
        }

        @Override
        public Optional<Reason> reason() {
            return Optional.of(why);
        }
    }

    /**
     * Computes a result where nothing speaks against it.
     *
     * @param <T> what is computed
     * @param whyNot the reason against it; empty where nothing is
     * @param result computes it; asked once, and only where there is no reason against it
     * @return the result, or the reason
     */
    static <T> Answer<T> of(Optional<Reason> whyNot, Supplier<T> result) {
        return whyNot.<Answer<T>>map(Untold::new).orElseGet(() -> new Told<>(result.get()));
    }

    /** Returns {@code result} or {@code reason}, whichever there is. */
    @Override
    default Map<String, Object> data() {
        return new Data().with("result", result()).with("reason", reason()).map();
    }
}
