/**
 * Names bound to fields, types checked, units converted: what is left of a query when everything
 * that can be wrong with it has been found.
 */
package io.weir.query.plan;
