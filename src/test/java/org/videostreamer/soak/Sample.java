package org.videostreamer.soak;

/**
 * What a program holds at one moment.
 *
 * @param seconds since the beginning
 * @param residentMegabytes that the system has given it
 * @param heapMegabytes of Java's heap in use
 * @param pictureMegabytes of pictures and of what decodes and encodes them
 * @param networkMegabytes of what comes and goes
 * @param threads of the process
 * @param descriptors that are open
 */
record Sample(
        double seconds,
        double residentMegabytes,
        double heapMegabytes,
        double pictureMegabytes,
        double networkMegabytes,
        int threads,
        int descriptors) {

    /** Of each number the less, and the time of the later. */
    Sample least(Sample later) {
        return new Sample(
                later.seconds,
                Math.min(residentMegabytes, later.residentMegabytes),
                Math.min(heapMegabytes, later.heapMegabytes),
                Math.min(pictureMegabytes, later.pictureMegabytes),
                Math.min(networkMegabytes, later.networkMegabytes),
                Math.min(threads, later.threads),
                Math.min(descriptors, later.descriptors));
    }
}
