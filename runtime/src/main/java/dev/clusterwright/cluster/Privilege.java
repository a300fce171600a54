package dev.clusterwright.cluster;

/** What an access control entry may grant (Matter Core, 6.6.2 and 7.6 Access). */
public enum Privilege {
    /** May read what is not sensitive. */
    VIEW(1),
    /** May read on behalf of others. No element of a cluster asks for it. */
    PROXY_VIEW(2),
    /** May use the device for what it is for. */
    OPERATE(3),
    /** May change how the device works. */
    MANAGE(4),
    /** May change who may do what. */
    ADMINISTER(5);

    private final int value;

    Privilege(int value) {
        this.value = value;
    }

    /** The number that stands on the wire. */
    public int value() {
        return value;
    }

    /**
     * Whether who has this has that one too: each includes those before it, but only ADMINISTER includes PROXY_VIEW.
     *
     * @param needed what something takes
     */
    public boolean grants(Privilege needed) {
        return needed == PROXY_VIEW ? this == PROXY_VIEW || this == ADMINISTER : needed.value <= value;
    }
}
