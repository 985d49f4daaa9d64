package org.videostreamer.stream;

import io.netty.util.internal.PlatformDependent;

/**
 * The memory that Java may have outside its heap, in which all pictures come and go. What is only kept for later gives way
 * before those who watch have none.
 */
final class SpareMemory {

    /** Of all of it, what is kept may fill it up to so many quarters. */
    private static final int QUARTERS = 3;

    private SpareMemory() {}

    /** Whether too little is left to keep more than there is; any thread. */
    static boolean isShort() {
        return PlatformDependent.usedDirectMemory() > PlatformDependent.maxDirectMemory() / 4 * QUARTERS;
    }
}
