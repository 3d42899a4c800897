/** Doors: CSV, spreadsheets, JSON, shapefiles and databases. */
module psp.io {
    requires transitive psp.core;
    requires psp.geo;
    requires de.siegmar.fastcsv;
    requires com.fasterxml.jackson.core;
    requires java.xml;
    requires org.slf4j;
    requires static java.sql;
    requires static org.dhatim.fastexcel;
    requires static org.jsoup;
    requires static org.jspecify;

    exports psp.io;
    exports psp.io.limit;
    exports psp.io.projection;
    exports psp.io.zone;
}
