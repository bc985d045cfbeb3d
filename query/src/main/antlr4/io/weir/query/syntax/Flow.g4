// The flow query language: stages and expressions. It knows no table, no field and no function.
grammar Flow;

query : source (PIPE stage)* EOF ;

source : name (OBSERVED name)? range? ;

range
  : LAST QUANTITY                  # lastRange
  | FROM instant TO instant        # betweenRange
  ;

instant
  : TIME
  | NOW (MINUS QUANTITY)?
  ;

stage
  : (WHERE | FILTER) expression                                 # whereStage
  | EXTEND assignment (COMMA assignment)*                       # extendStage
  | STATS column (COMMA column)* (BY column (COMMA column)*)?   # statsStage
  | SORT sortKey (COMMA sortKey)*                               # sortStage
  | TOP QUANTITY BY reference (ASC | DESC)? OTHERS?             # topStage
  | LIMIT QUANTITY                                              # limitStage
  | FIELDS reference (COMMA reference)*                         # fieldsStage
  | COMPARE QUANTITY                                            # compareStage
  ;

assignment : name EQUAL expression ;

column : expression (AS name)? ;

sortKey : reference (ASC | DESC)? ;

// A column by its name, which is the text of a call where it has got none.
reference : name | call ;

expression : conjunction (OR conjunction)* ;

conjunction : negation (AND negation)* ;

negation : NOT negation | predicate ;

predicate : sum test? ;

test
  : comparison sum                                                      # compareTest
  | NOT? IN (OPEN expression (COMMA expression)* CLOSE | operand)       # inTest
  | NOT? LIKE STRING                                                    # likeTest
  | (MATCHES | NOT_MATCHES) STRING                                      # matchesTest
  | IS NOT? (ABSENT | PRESENT)                                          # presenceTest
  ;

comparison : EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL ;

sum : product ((PLUS | MINUS) product)* ;

product : factor ((TIMES | DIVIDED_BY) factor)* ;

factor : MINUS factor | OPEN expression CLOSE | operand ;

operand : call | name | literal ;

call : (NAME | LAST) OPEN (expression (COMMA expression)*)? CLOSE ;

literal : QUANTITY | TIME | NOW (MINUS QUANTITY)? | NETWORK4 | NETWORK6 | MAC | ASN | STRING ;

name : NAME ;

LAST : 'last' ;
FROM : 'from' ;
TO : 'to' ;
NOW : 'now' ;
OBSERVED : 'observed' ;
WHERE : 'where' ;
FILTER : 'filter' ;
EXTEND : 'extend' ;
STATS : 'stats' ;
BY : 'by' ;
SORT : 'sort' ;
TOP : 'top' ;
OTHERS : 'others' ;
LIMIT : 'limit' ;
FIELDS : 'fields' ;
COMPARE : 'compare' ;
AS : 'as' ;
ASC : 'asc' ;
DESC : 'desc' ;
AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
IN : 'in' ;
LIKE : 'like' ;
IS : 'is' ;
ABSENT : 'absent' ;
PRESENT : 'present' ;

PIPE : '|' ;
COMMA : ',' ;
OPEN : '(' ;
CLOSE : ')' ;
PLUS : '+' ;
MINUS : '-' ;
TIMES : '*' ;
DIVIDED_BY : '/' ;
MATCHES : '=~' ;
NOT_MATCHES : '!~' ;
EQUAL : '=' | '==' ;
NOT_EQUAL : '!=' ;
LESS_EQUAL : '<=' ;
LESS : '<' ;
GREATER_EQUAL : '>=' ;
GREATER : '>' ;

TIME
  : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT
    ('T' DIGIT DIGIT ':' DIGIT DIGIT (':' DIGIT DIGIT ('.' DIGIT+)?)? ('Z' | [+-] DIGIT DIGIT ':' DIGIT DIGIT)?)?
  ;
NETWORK4 : DIGIT+ '.' DIGIT+ '.' DIGIT+ '.' DIGIT+ ('/' DIGIT+)? ;
MAC : BYTE ':' BYTE ':' BYTE ':' BYTE ':' BYTE ':' BYTE ;
NETWORK6 : HEX* ':' [0-9a-fA-F:.]* ':' [0-9a-fA-F:.]* ('/' DIGIT+)? ;
QUANTITY : DIGIT+ ('.' DIGIT+)? [a-zA-Z\u00b5%]* ;
ASN : 'AS' DIGIT+ ;
NAME : [a-zA-Z_] [a-zA-Z0-9_]* ('.' [a-zA-Z0-9_]+)* ;
STRING : '"' (~["\\\r\n] | '\\' .)* '"' | '\'' (~['\\\r\n] | '\\' .)* '\'' ;
SPACE : [ \t\r\n]+ -> skip ;
COMMENT : '//' ~[\r\n]* -> skip ;
UNKNOWN : . ;

fragment DIGIT : [0-9] ;
fragment HEX : [0-9a-fA-F] ;
fragment BYTE : HEX HEX ;
