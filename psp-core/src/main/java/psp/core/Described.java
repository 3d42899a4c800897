package psp.core;

import java.util.Map;

/**
 * A result that is also plain data, for JSON or another program: what a REST controller returns.
 *
 * <p>The data are nested maps, lists, texts, truths and finite numbers; days and periods are texts as in ISO 8601, a verdict
 * is the name of its constant. A key is absent where there is no value or an infinite one. The keys are documented in
 * {@code docs/schemas/answers.schema.json}. Any JSON library writes them without modules or settings.
 */
public interface Described {

    /**
     * The result as plain data, keys in the order of telling.
     *
     * @return an unmodifiable map
     */
    Map<String, Object> data();

    /**
     * The same under the name by which bean readers such as Jackson look for it: so that a result which is handed to one
     * directly is written in full.
     *
     * @return {@link #data()}
     */
    default Map<String, Object> getData() {
        return data();
    }
}
