/** How whatever moves is counted, in the store and in all that is built on it. */
package io.weir.storage.count;
