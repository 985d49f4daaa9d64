package org.videostreamer.cli;

/** A group of options in the help text. */
enum Section {
    CAMERA("Camera"),
    SERVER("Server"),
    PICTURE("Picture"),
    REDIS("Publishing to Redis"),
    PROGRAM("Program");

    final String title;

    Section(String title) {
        this.title = title;
    }
}
