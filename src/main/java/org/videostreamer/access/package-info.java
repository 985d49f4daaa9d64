/** Who asks, and what they may: users, tokens, rights, and how often a password may be tried. */
package org.videostreamer.access;
