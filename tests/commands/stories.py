"""A pack whose only concept is told in four stories, two of them answered by choosing."""

PACK = """
concepts:
  - id: sympathy-stops
    order: 1
    stage: sympathy
    title: Care is half of it
    what: Kind words that stop leave people where they were.
    when_not: When nothing can be done, and they know.
    rule_of_thumb: One kind line, then one thing you can do.
    sources: [{cite: Practice, claim: Experts agree., strength: practice}]
quizzes:
  - id: cake
    kind: best_reply
    concept: sympathy-stops
    difficulty: 1
    stem: The cake slid in the van. Which reply is more than kind?
    customer: The top tier is on its side. Guests come at six.
    options:
      - {text: "Oh no, that breaks my heart!", feedback: "Kind. At six the tier still lies on its side."}
      - {text: "A new tier is with you by 5.", correct: true, feedback: "Before six, and you feel looked after."}
      - {text: "Please file a claim.", feedback: "A step, and the wrong one for now."}
    explanation: After the kind line comes a step that fits the clock.
    sources: [{cite: Practice, claim: Experts agree., strength: practice}]
  - id: guitar
    kind: register
    concept: sympathy-stops
    difficulty: 2
    stem: A course was called off. How may this be read?
    draft: What a pity about your course!
    options:
      - {text: Apathy, feedback: "The course is seen."}
      - {text: Sympathy, correct: true, feedback: "It feels for them and stops."}
    explanation: Here help would have begun.
    sources: [{cite: Practice, claim: Experts agree., strength: practice}]
  - id: meter
    kind: fill_when
    concept: sympathy-stops
    difficulty: 3
    stem: Put a when where it says soon.
    draft: I'll look at your meter soon.
    options:
      - {text: "I'll look at your meter by 3 pm.", correct: true, feedback: "They can plan around it."}
      - {text: "I'll look at your meter shortly.", feedback: "Still no time."}
    explanation: People can plan around a time.
    sources: [{cite: Practice, claim: Experts agree., strength: practice}]
  - id: phone
    kind: rewrite
    concept: sympathy-stops
    difficulty: 4
    sensitivity: grief
    stem: A father died and his phone plan still bills. Say it kindly.
    draft: You need to provide a death certificate. It's policy.
    keep: [a copy of the certificate, a photo is fine]
    avoid: [policy]
    model: I'm sorry about your father. I need a copy of the certificate; a photo is fine.
    explanation: The same facts, and a person in the first line.
    sources: [{cite: Practice, claim: Experts agree., strength: practice}]
"""
