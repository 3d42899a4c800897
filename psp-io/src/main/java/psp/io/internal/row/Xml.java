package psp.io.internal.row;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import psp.core.DataException;

/** Reads XML by the JDK, without document types and foreign entities; so many attributes and depths as the JDK allows. */
public final class Xml {

    private Xml() {}

    public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    /** What a failed reading of XML is. */
    static DataException damaged(String label, XMLStreamException e) {
        long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        String why = String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "");
        return DataException.atLine(label, line, "is damaged, or larger than XML is allowed to be: " + why);
    }
}
