package psp.io.internal.row;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import psp.core.DataException;
import psp.io.internal.file.TextFile;

/** Reads XML by the JDK, without document types and foreign entities; so many attributes and depths as the JDK allows. */
public final class Xml {

    private static final int HEAD = 256;
    private static final Pattern ENCODING =
            Pattern.compile("\\A<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9][\\w.:+-]*)[\"']");

    private Xml() {}

    /**
     * The characters of XML: as text is read elsewhere, but for another encoding that it declares. The JDK does not decode them, for it tells
     * standard error of bytes that are not of the encoding.
     */
    public static Reader text(String label, InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.unread(head);
        Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (!declared.find() || declared.group(1).toUpperCase(Locale.ROOT).startsWith("UTF")) {
            return TextFile.open(in);
        }
        if (!Charset.isSupported(declared.group(1))) {
            throw DataException.inFile(
                    label,
                    "says that its encoding is '" + declared.group(1) + "', which is not known; save it as UTF-8");
        }
        return new BufferedReader(new InputStreamReader(in, Charset.forName(declared.group(1))));
    }

    /** The elements of some characters. */
    public static XMLStreamReader reader(Reader text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(text);
    }

    /** What a failed reading of XML is. */
    static DataException damaged(String label, XMLStreamException e) {
        long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        String why = String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "");
        return DataException.atLine(label, line, "is damaged, or larger than XML is allowed to be: " + why);
    }
}
