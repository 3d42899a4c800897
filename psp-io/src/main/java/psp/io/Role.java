package psp.io;

/** What a column of an incident file may hold, at most one column each. */
enum Role {
    ID, OFFENSES, OCCURRED, TIME, REPORTED, LONGITUDE, LATITUDE, KILLED, INJURED, WEAPON, TAGS
}
