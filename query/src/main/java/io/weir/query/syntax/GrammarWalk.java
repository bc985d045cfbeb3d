package io.weir.query.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.PrecedencePredicateTransition;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;

/**
 * A walk through the grammar along the beginning of a query, which knows at each step what may come
 * next. Unlike the parser it never decides: it is in all the places at once where the beginning may
 * have led. Immutable.
 */
final class GrammarWalk {
  /** Beyond so many places at once a walk gives up; the grammar keeps to a few dozen. */
  private static final int MAX_PLACES = 4096;

  private final Set<Place> places;

  private GrammarWalk(Set<Place> places) {
    this.places = places;
  }

  /**
   * A rule that was entered, and where the one goes on that entered it. Equal ones are the same.
   */
  private static final class Frame {
    private final Frame caller;
    private final ATNState back;
    private final int precedence;
    private final Map<RuleTransition, Frame> entered = new HashMap<>();

    Frame(Frame caller, ATNState back, int precedence) {
      this.caller = caller;
      this.back = back;
      this.precedence = precedence;
    }

    Frame enter(RuleTransition rule) {
      return entered.computeIfAbsent(rule, _ -> new Frame(this, rule.followState, rule.precedence));
    }
  }

  private record Place(ATNState state, Frame frame) {}

  /** A walk that stands before the first token. */
  static GrammarWalk begin() {
    ATNState start = FlowParser._ATN.ruleToStartState[FlowParser.RULE_query];
    return new GrammarWalk(closure(Set.of(new Place(start, new Frame(null, null, 0)))));
  }

  /** The walk one token further; leads nowhere where that token cannot stand. */
  GrammarWalk over(int token) {
    Set<Place> behind = new HashSet<>();
    for (Place place : places) {
      for (Transition transition : place.state().getTransitions()) {
        if (takes(transition, token)) {
          behind.add(new Place(transition.target, place.frame()));
        }
      }
    }
    return new GrammarWalk(closure(behind));
  }

  /** The types of the tokens that may come next, in the order of the grammar. */
  Set<Integer> next() {
    Set<Integer> tokens = new TreeSet<>();
    for (Place place : places) {
      for (Transition transition : place.state().getTransitions()) {
        if (!transition.isEpsilon()) {
          tokens.addAll(transition.label().toList());
        }
      }
    }
    return tokens;
  }

  private static boolean takes(Transition transition, int token) {
    return !transition.isEpsilon()
        && transition.matches(token, Token.MIN_USER_TOKEN_TYPE, FlowParser._ATN.maxTokenType);
  }

  /** The places that are reached without a token. */
  private static Set<Place> closure(Set<Place> from) {
    Set<Place> reached = new LinkedHashSet<>();
    Deque<Place> open = new ArrayDeque<>(from);
    while (!open.isEmpty() && reached.size() < MAX_PLACES) {
      Place place = open.pop();
      if (reached.add(place)) {
        follow(place, open);
      }
    }
    return reached;
  }

  private static void follow(Place place, Deque<Place> open) {
    Frame frame = place.frame();
    if (place.state() instanceof RuleStopState) {
      if (frame.caller != null) {
        open.push(new Place(frame.back, frame.caller));
      }
      return;
    }
    for (Transition transition : place.state().getTransitions()) {
      switch (transition) {
        case RuleTransition rule -> open.push(new Place(rule.target, frame.enter(rule)));
        case PrecedencePredicateTransition predicate -> {
          if (predicate.precedence >= frame.precedence) {
            open.push(new Place(predicate.target, frame));
          }
        }
        default -> {
          if (transition.isEpsilon()) {
            open.push(new Place(transition.target, frame));
          }
        }
      }
    }
  }
}
