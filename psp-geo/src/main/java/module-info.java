/** Where: point in polygon, rings in metres. */
module psp.geo {
    requires transitive psp.core;
    requires transitive org.locationtech.jts;
    requires org.slf4j;
    requires static org.jspecify;

    exports psp.geo;
}
