/** What queries are: what is asked, what comes of it, what it may use and what mistakes it has. */
package io.weir.query;
