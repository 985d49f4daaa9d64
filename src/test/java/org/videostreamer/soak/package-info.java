/** Lets the program run among cameras, viewers and clients that do wrong, and looks whether it stays as it was. */
package org.videostreamer.soak;
