/** How small files are kept, so that a crash or a loss of power damages none. */
package io.weir.collector.file;
