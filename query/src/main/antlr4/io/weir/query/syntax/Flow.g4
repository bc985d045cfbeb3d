// The flow query language: stages and expressions. It knows no table, no field and no function.
grammar Flow;

query : source (PIPE stage)* EOF ;

source : name range? ;

range
  : LAST QUANTITY                  # lastRange
  | FROM instant TO instant        # betweenRange
  ;

instant
  : TIME
  | NOW (MINUS QUANTITY)?
  ;

stage
  : (WHERE | FILTER) condition                                 # whereStage
  | STATS column (COMMA column)* (BY column (COMMA column)*)?   # statsStage
  | SORT sortKey (COMMA sortKey)*                               # sortStage
  | TOP QUANTITY BY name (ASC | DESC)? OTHERS?                  # topStage
  | LIMIT QUANTITY                                              # limitStage
  | FIELDS name (COMMA name)*                                   # fieldsStage
  ;

column : operand (AS name)? ;

sortKey : name (ASC | DESC)? ;

condition : conjunction (OR conjunction)* ;

conjunction : negation (AND negation)* ;

negation
  : NOT negation              # notCondition
  | OPEN condition CLOSE      # innerCondition
  | predicate                 # plainCondition
  ;

predicate
  : operand comparison operand                                  # comparePredicate
  | operand NOT? IN OPEN operand (COMMA operand)* CLOSE         # inPredicate
  | operand NOT? IN operand                                     # inOnePredicate
  | operand NOT? LIKE STRING                                    # likePredicate
  | operand IS NOT? (ABSENT | PRESENT)                          # presencePredicate
  ;

comparison : EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL ;

operand
  : name OPEN (operand (COMMA operand)*)? CLOSE   # call
  | name                                          # nameOperand
  | literal                                       # literalOperand
  ;

literal : MINUS? QUANTITY | TIME | NOW (MINUS QUANTITY)? | NETWORK4 | NETWORK6 | MAC | ASN | STRING ;

name : NAME ;

LAST : 'last' ;
FROM : 'from' ;
TO : 'to' ;
NOW : 'now' ;
WHERE : 'where' ;
FILTER : 'filter' ;
STATS : 'stats' ;
BY : 'by' ;
SORT : 'sort' ;
TOP : 'top' ;
OTHERS : 'others' ;
LIMIT : 'limit' ;
FIELDS : 'fields' ;
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
MINUS : '-' ;
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
