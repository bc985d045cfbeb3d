/**
 * The text of a query and the records that it becomes, which know places in the text but no table
 * and no function. The only package that knows ANTLR.
 */
package io.weir.query.syntax;
