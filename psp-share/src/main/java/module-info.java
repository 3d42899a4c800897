/** What leaves the house: the study pack and the page a commander reads. */
module psp.share {
    requires transitive psp.core;
    requires transitive psp.stats;
    requires psp.geo;
    requires transitive psp.io;
    requires com.fasterxml.jackson.core;
    requires com.github.weisj.jsvg;
    requires java.desktop;
    requires java.xml;
    requires de.siegmar.fastcsv;
    requires static org.jspecify;

    exports psp.share;
    exports psp.share.brief;
    exports psp.share.folder;
}
