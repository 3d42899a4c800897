package psp.share.internal.draw;

import java.io.StringWriter;
import java.math.BigDecimal;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import psp.share.internal.text.Html;

/**
 * An SVG in the making, by the JDK's own writer of XML: elements one below the other, lengths to a tenth of a point, texts
 * that are only texts.
 */
final class Svg {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    /** Begins the document; its attributes are to be set next. */
    Svg() {
        try {
            // The JDK's and no other that may lie on a class path, so that the bytes are the same everywhere.
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        write(() -> {
            out.writeStartElement("svg");
            out.writeDefaultNamespace(NAMESPACE);
        });
    }

    /** A length to a tenth, such as {@code 12.5}; the same digits on every machine. */
    static String tenth(double points) {
        BigDecimal tenths = BigDecimal.valueOf(Math.round(10 * points), 1);
        return tenths.signum() == 0 ? "0" : tenths.stripTrailingZeros().toPlainString();
    }

    /** Begins an element without content; its attributes are to be set next. */
    Svg mark(String tag) {
        return write(() -> {
            out.writeCharacters("\n");
            out.writeEmptyElement(tag);
        });
    }

    /** Begins an element with a text; its attributes are to be set next, then {@link #says}. */
    Svg open(String tag) {
        return write(() -> {
            out.writeCharacters("\n");
            out.writeStartElement(tag);
        });
    }

    /** The text of the element that was opened, and its end. */
    Svg says(String words) {
        return write(() -> {
            out.writeCharacters(Html.plain(words));
            out.writeEndElement();
        });
    }

    Svg set(String name, String value) {
        return write(() -> out.writeAttribute(name, value));
    }

    Svg set(String name, double points) {
        return set(name, tenth(points));
    }

    /** A colour; without one the attribute is left out. */
    Svg set(String name, @Nullable Ink ink) {
        return ink == null ? this : set(name, ink.light);
    }

    /** Ends the document. */
    String end() {
        write(() -> {
            out.writeCharacters("\n");
            out.writeEndElement();
            out.flush();
        });
        return text.toString();
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    /** Nothing is written to a disk, so that only a fault of ours can stop it. */
    private Svg write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
