/** What the samples of a picture say: percentiles, statistics, profiles, single samples. */
package org.videostreamer.measure;
