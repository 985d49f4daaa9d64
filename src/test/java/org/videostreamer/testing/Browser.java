package org.videostreamer.testing;

/** A real browser with a page in it, whichever it is and however it is driven. */
public interface Browser {

    /** Opens an address and waits until it is loaded. */
    void open(String address);

    /** Runs a script in the page, which may wait for promises; its result as text, long, double, boolean, list, map or null. */
    Object run(String script);

    /** The text of an element as it is seen; empty where nothing of it is. */
    String text(String id);

    /** Whether there is an element of that id. */
    boolean has(String id);

    /** Presses an element. */
    void press(String id);
}
