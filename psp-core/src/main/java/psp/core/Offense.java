package psp.core;

import java.io.Serializable;
import java.util.Objects;
import psp.core.internal.Texts;

/**
 * An offence of one edition of a code table.
 *
 * @param code the code, such as {@code 13A}
 * @param name the name, such as {@code Aggravated Assault}
 * @param category the group of offences it belongs to, such as {@code Assault Offenses}
 * @param against what it is against: {@code Person}, {@code Property}, {@code Society}; empty if not said
 */
public record Offense(String code, String name, String category, String against) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * An offence.
     *
     * @param code the code, such as {@code 13A}
     * @param name the name, such as {@code Aggravated Assault}
     * @param category the group of offences it belongs to, such as {@code Assault Offenses}
     * @param against what it is against: {@code Person}, {@code Property}, {@code Society}; empty if not said
     */
    public Offense {
        code = Texts.name(code, "offence's code");
        name = Texts.name(name, "offence's name");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(against, "against");
    }

    /**
     * The code and the name.
     *
     * @return such as {@code 13A Aggravated Assault}
     */
    @Override
    public String toString() {
        return code + " " + name;
    }
}
