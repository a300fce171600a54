package dev.clusterwright.cluster;

/** What an access control entry may grant; each includes those before it (Matter Core, 6.6.2 and 7.6 Access). */
public enum Privilege {
    /** May read what is not sensitive. */
    VIEW,
    /** May use the device for what it is for. */
    OPERATE,
    /** May change how the device works. */
    MANAGE,
    /** May change who may do what. */
    ADMINISTER
}
